"""Rights over one thing (domain) and over lists (SQL) against the written policy, for every account and class."""

from __future__ import annotations

import pytest
from sqlalchemy import ColumnElement, literal, select, true

from app import clock
from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import PartFacts
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission, allowed
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.models.minutes import Minutes
from app.queries import share_subjects, subjects
from app.queries.visibility import item_visible, meeting_visible, part_visible
from tests import factories, rights
from tests.world import World


def letters(world: World, account: str, permission: Permission, subject_of) -> str:
    """The classes for which the account may, as letters."""
    actor = factories.actor(world.users[account])
    found = ""
    for level in Confidentiality:
        try:
            subject = subject_of(actor, level)
        except NotFound:
            continue
        found += level.value[0] if allowed(actor, permission, subject) else ""
    return found


def meeting_subject(world):
    return lambda actor, level: subjects.meeting(actor, world.meetings[level].id)


@pytest.mark.parametrize(
    ("permission", "table"),
    [
        (Permission.MEETING_VIEW, rights.MEETING),
        (Permission.MINUTES_VIEW, rights.DRAFT_MINUTES),
        (Permission.LETTER_VIEW, rights.LETTERS),
        (Permission.MEETING_EDIT, rights.EDIT_MEETING),
        (Permission.MINUTES_WRITE, rights.WRITE_MINUTES),
        (Permission.MINUTES_REMARK, rights.REMARK),
        (Permission.READERS_EDIT, rights.NAME_READERS),
        (Permission.ITEM_EDIT, rights.EDIT_ITEMS),
        (Permission.HISTORY_VIEW, rights.HISTORY),
        (Permission.ACCESS_LOG_VIEW, rights.ACCESS_LOG),
    ],
)
def test_rights_over_a_meeting(world, permission, table):
    found = {account: letters(world, account, permission, meeting_subject(world)) for account in world.users}
    assert {account: value for account, value in found.items() if value} == table


def test_approved_minutes_go_with_the_meeting(world):
    for minutes in db.session.scalars(select(Minutes)):
        minutes.approved_at = clock.now()
    db.session.commit()
    found = {
        account: letters(world, account, Permission.MINUTES_VIEW, meeting_subject(world)) for account in world.users
    }
    assert {account: value for account, value in found.items() if value} == rights.APPROVED_MINUTES


def test_rights_over_a_file(world):
    def part(actor, level):
        return PartFacts(1, subjects.meeting(actor, world.meetings[level].id), Confidentiality.BIASA)

    found = {account: letters(world, account, Permission.FILE_VIEW, part) for account in world.users}
    assert {account: value for account, value in found.items() if value} == rights.FILE


@pytest.mark.parametrize(("kind", "table"), [("assigned", rights.ASSIGNED_ITEM), ("force", rights.FORCE_ITEM)])
def test_rights_over_an_item(world, kind, table):
    def item(actor, level):
        return subjects.item(actor, world.items[f"{kind}_{level.value}"].id)

    found = {account: letters(world, account, Permission.ITEM_VIEW, item) for account in world.users}
    assert {account: value for account, value in found.items() if value} == table


@pytest.mark.parametrize(
    ("permission", "table"), [(Permission.PROOF_VIEW, rights.PROOF), (Permission.PROOF_WITHDRAW, rights.REPORT)]
)
def test_rights_over_a_proof(world, permission, table):
    def proof(actor, level):
        return share_subjects.proof(actor, world.items[f"firm_{level.value}"].id, world.proofs[level].file_id)

    found = {account: letters(world, account, permission, proof) for account in world.users}
    assert {account: value for account, value in found.items() if value} == table


def test_rights_over_the_history_of_an_item(world):
    def item(actor, level):
        return subjects.item(actor, world.items[f"assigned_{level.value}"].id)

    found = {account: letters(world, account, Permission.HISTORY_VIEW, item) for account in world.users}
    assert {account: value for account, value in found.items() if value} == rights.ITEM_HISTORY


def counting(world: World, account: str) -> ColumnElement[bool]:
    """The meetings that count: a foreign account has one of its own government, which no table speaks of."""
    return Meeting.government_id == world.home.id if account.startswith("foreign_") else true()


def test_lists_of_meetings_show_exactly_what_one_page_would(world):
    for account, user in world.users.items():
        visible = meeting_visible(factories.actor(user)), counting(world, account)
        listed = set(db.session.scalars(select(Meeting.confidentiality).where(*visible)))
        assert "".join(level.value[0] for level in Confidentiality if level in listed) == rights.MEETING.get(
            account, ""
        )


def test_counts_of_parts_hold_exactly_what_one_part_would(world):
    for account, user in world.users.items():
        level = literal(Confidentiality.BIASA, Meeting.confidentiality.type)
        visible = part_visible(factories.actor(user), level), counting(world, account)
        counted = set(db.session.scalars(select(Meeting.confidentiality).where(*visible)))
        assert "".join(one.value[0] for one in Confidentiality if one in counted) == rights.FILE.get(account, "")


def test_rights_over_an_invitation(world):
    def invitation(actor, level):
        return share_subjects.invitation(actor, world.meetings[level].id, world.invitations[level].id)

    found = {account: letters(world, account, Permission.INVITATION_REPLY, invitation) for account in world.users}
    assert {account: value for account, value in found.items() if value} == rights.ANSWER_INVITATION


@pytest.mark.parametrize(
    ("permission", "table"),
    [(Permission.ITEM_PRIORITY, rights.LEAD_ITEM), (Permission.ITEM_CHANGE_FIRM, rights.CHANGE_FIRM)],
)
def test_rights_over_a_firm_item(world, permission, table):
    def item(actor, level):
        return subjects.item(actor, world.items[f"firm_{level.value}"].id)

    found = {account: letters(world, account, permission, item) for account in world.users}
    assert {account: value for account, value in found.items() if value} == table


def test_lists_of_items_show_exactly_what_one_page_would(world):
    items = list(db.session.scalars(select(ActionItem)))
    for account, user in world.users.items():
        actor = factories.actor(user)
        listed = set(db.session.scalars(select(ActionItem.id).join(Meeting).where(item_visible(actor))))
        single = set()
        for item in items:
            try:
                subject = subjects.item(actor, item.id)
            except NotFound:
                continue
            if allowed(actor, Permission.ITEM_VIEW, subject):
                single.add(item.id)
        assert listed == single, account


def test_a_stricter_item_of_an_open_meeting_is_for_readers_and_its_agency(world):
    item = world.items["secret_in_biasa"]
    seeing = set()
    for account, user in world.users.items():
        actor = factories.actor(user)
        try:
            subject = subjects.item(actor, item.id)
        except NotFound:
            continue
        if allowed(actor, Permission.ITEM_VIEW, subject):
            seeing.add(account)
    assert seeing == {"sek_organiser", "stf_organiser", "kep_organiser", "reader_sek", "asi_organiser"}
