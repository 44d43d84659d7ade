"""The generated matrix: every GET endpoint for every account and class of meeting, with the status the policy asks for.

Nothing here lists pages: they come from the URL map. What has to be said by hand is how to fill an address
(arguments.py), and for a permission which table of tests/rights.py holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from sqlalchemy.exc import NoResultFound
from werkzeug.routing import MapAdapter, Rule

from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission
from tests import rights
from tests.web.arguments import ARGUMENTS, CLASSED, OF_FIRM
from tests.web.arguments import filled as filled
from tests.web.canaries import CANARIES as CANARIES
from tests.web.canaries import OTHER_CANARIES as OTHER_CANARIES
from tests.web.canaries import leaks as leaks
from tests.web.canaries import readable as readable
from tests.world import World

#: For permissions over a meeting or a part of it: account → classes allowed.
CLASSED_TABLES: dict[Permission, dict[str, str]] = {
    Permission.MEETING_VIEW: rights.MEETING,
    Permission.MINUTES_VIEW: rights.DRAFT_MINUTES,
    Permission.LETTER_VIEW: rights.LETTERS,
    Permission.LETTER_EDIT: rights.EDIT_MEETING,
    Permission.MEETING_EDIT: rights.EDIT_MEETING,
    Permission.MINUTES_WRITE: rights.WRITE_MINUTES,
    Permission.MINUTES_REMARK: rights.REMARK,
    Permission.READERS_EDIT: rights.NAME_READERS,
    Permission.APPROVAL_SUBMIT: rights.EDIT_MEETING,
    Permission.APPROVAL_RETURN: rights.APPROVE,
    Permission.APPROVAL_GIVE: rights.APPROVE,
    Permission.MINUTES_REOPEN: rights.REOPEN_MINUTES,
    Permission.FILE_VIEW: rights.FILE,
    Permission.ITEM_VIEW: rights.ASSIGNED_ITEM,
    Permission.ITEM_EDIT: rights.EDIT_ITEMS,
    Permission.INVITATION_REPLY: rights.ANSWER_INVITATION,
    Permission.ITEM_REPORT: rights.REPORT,
    Permission.ITEM_HEAD: rights.HEAD,
    Permission.ITEM_TELL: rights.REPORT,
    Permission.ITEM_ANSWER: rights.EDIT_ITEMS,
    Permission.ITEM_CHANGE_FIRM: rights.CHANGE_FIRM,
    Permission.ITEM_PRIORITY: rights.LEAD_ITEM,
    Permission.ITEM_REOPEN: rights.LEAD_ITEM,
    Permission.ITEM_SUSPEND: rights.SUSPEND,
    Permission.ITEM_PROPOSE: rights.PROPOSE,
    Permission.ITEM_DECIDE: rights.DECIDE,
    Permission.ITEM_ORAL: rights.RECORD_ORAL,
    Permission.EXTENSION_DECIDE: rights.DECIDE_EXTENSION,
    Permission.ITEM_VERIFY: rights.VERIFY,
    Permission.PROOF_VIEW: rights.PROOF,
    Permission.PROOF_WITHDRAW: rights.REPORT,
    Permission.RELEASE_VIEW: rights.RELEASE,
    Permission.RELEASE_EDIT: rights.EDIT_MEETING,
    Permission.HISTORY_VIEW: rights.HISTORY,
    Permission.ACCESS_LOG_VIEW: rights.ACCESS_LOG,
}
#: Where the same permission means another table on an item than on a meeting.
ON_ITEMS: dict[Permission, dict[str, str]] = {Permission.HISTORY_VIEW: rights.ITEM_HISTORY}
#: What must be seen for a refusal to be a 403 and not a 404.
SEEN: dict[Permission, dict[str, str]] = {
    Permission.FILE_VIEW: rights.FILE,
    Permission.ITEM_VIEW: rights.ASSIGNED_ITEM,
    Permission.PROOF_VIEW: rights.PROOF,
    Permission.PROOF_WITHDRAW: rights.PROOF,
    Permission.RELEASE_VIEW: rights.RELEASE,
    Permission.RELEASE_EDIT: rights.RELEASE,
}

#: What does not exist for a class of meetings; those who see the meeting are told so.
_NONE_OF_ITS_CLASS = frozenset({("privacy.public_docx", Confidentiality.RAHASIA)})
_SECRETARIATS = frozenset(
    {
        "sek_organiser",
        "sek_invited",
        "sek_assigned",
        "sek_member",
        "sek_stranger",
        "notulis",
        "reader_sek",
        "foreign_sek",
    }
)
_ADMINS = frozenset({"adm", "foreign_adm"})


@dataclass(frozen=True)
class Page:
    """One address to ask for, and what it rests on."""

    endpoint: str
    url: str
    permission: Permission
    level: Confidentiality | None
    on_item: bool
    #: Whether the address names a thing, which is then one of the home government.
    names_thing: bool
    #: Whether it was asked for the firm item, where both are.
    firm: bool = False


def pages(app: Flask, world: World, *, only_fillable: bool = False) -> Iterator[Page]:
    """Every GET address of the application that needs a login, once per class where the class counts.

    With `only_fillable`, addresses of things that this world does not have are left out.
    """
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            kind, permission = app.view_functions[rule.endpoint].access
            if kind == "public" or "GET" not in (rule.methods or ()):
                continue
            levels = list(Confidentiality) if CLASSED & set(rule.arguments) else [None]
            for level in levels:
                # A page of an item is asked for the provisional and for the firm one.
                both = "item_id" in rule.arguments and not OF_FIRM & rule.arguments
                for firm in (False, True) if both else (False,):
                    try:
                        url = url_of(adapter, rule, world, level, firm=firm)
                    except (KeyError, NoResultFound):
                        if only_fillable:
                            continue
                        raise
                    yield page_of(rule, url, permission, level, firm=firm)


def page_of(rule: Rule, url: str, permission: Permission, level: Confidentiality | None, *, firm: bool = False) -> Page:
    """What the policy has to know of an address."""
    return Page(rule.endpoint, url, permission, level, "item_id" in rule.arguments, bool(rule.arguments), firm)


def url_of(adapter: MapAdapter, rule: Rule, world: World, level: Confidentiality | None, *, firm: bool = False) -> str:
    """The address of a rule with its arguments filled for a class of meeting."""
    unknown = set(rule.arguments) - set(ARGUMENTS)
    assert not unknown, f"{rule.rule}: say in tests/web/arguments.py how to fill {unknown}"
    return adapter.build(rule.endpoint, filled(rule, world, level or Confidentiality.BIASA, firm=firm))


def expected(page: Page, account: str) -> set[int]:
    """The statuses that the policy allows for this account."""
    if page.permission is Permission.SIGNED_IN:
        return {200, 303}
    if page.level is None:
        if account.startswith("foreign_") and page.names_thing:
            return {404} if _may(page.permission, account) else {403, 404}
        return {200} if _may(page.permission, account) else {403}
    if account.startswith("foreign_"):
        return {404}
    letter = page.level.value[0]
    table = ON_ITEMS.get(page.permission) if page.on_item else None
    if letter in (table or CLASSED_TABLES[page.permission]).get(account, ""):
        # A page for changing what is in the wrong state may send on to another page; a file may be missing.
        return {409} if (page.endpoint, page.level) in _NONE_OF_ITS_CLASS else {200, 303}
    seen = SEEN.get(page.permission) or (rights.ASSIGNED_ITEM if page.on_item else rights.MEETING)
    return {403} if letter in seen.get(account, "") else {404}


def _may(permission: Permission, account: str) -> bool:
    if permission in (Permission.USERS_MANAGE, Permission.DIRECTORY_EDIT):
        return account in _ADMINS
    if permission is Permission.NUMBERS_VIEW:
        return account in _ADMINS | _SECRETARIATS
    if permission is Permission.EXCEPTIONS_VIEW:
        return account in rights.EXCEPTIONS
    if permission is Permission.ITEM_DECIDE:  # of the government: several usul at once
        return account in ("sda", "foreign_sda")
    if permission is Permission.LEADER_AGENDA_VIEW:
        return account in rights.LEADER_AGENDA
    if permission is Permission.WEEKLY_REPORT_VIEW:
        return account in rights.WEEKLY_REPORT
    if permission is Permission.DIRECTORY_VIEW:
        return account != "nobody"
    if permission in (Permission.MEETING_PLAN, Permission.PERSON_PROPOSE, Permission.RELEASE_DESK):
        return account in _SECRETARIATS
    if permission is Permission.MEETING_LIST:
        return account != "nobody" and account not in _ADMINS
    raise AssertionError(f"say in tests/web/matrix.py who may {permission}")
