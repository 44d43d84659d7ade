"""Every page sends at most ten statements, and no more for a hundred rows of whatever it lists than for ten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import func, select

from app.db import Base, db
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.services import sign_in
from app.services.sign_in import Visitor
from tests import factories
from tests.client import Browser
from tests.growth import NOT_LISTED, Growth
from tests.standing import Standing
from tests.statements import statements
from tests.turns import shared
from tests.web import matrix
from tests.world import World

MOST = 10
FEW, MANY = 10, 100
#: Pages that may send more, each with the reason and the number.
EXCEPTIONS = {
    # One A4 that gathers kop, signer, mandators, numbers, late agencies, usul and partners, each asked once.
    "weekly_report.show": 16,
    # The whole sheet of the paper, as the download gathers it (at most fifteen), within the frame of the meeting.
    "minutes_preview.show": 15,
}
#: Accounts that see the lists differently; `all` holds every role at once.
VIEWERS = ("all", "reader_sek", "kep_assigned", "asi_assigned")
#: Addresses that read more, or otherwise, than the page alone.
FILTERED = (
    "/pejabat?instansi={agency}&q=pegawai",
    "/gugus-tugas?q=name",
    "/hari-libur?tahun=2028",
    "/kalender?bulan=2026-11",
    "/kalender/agenda?bulan=2026-11",
    "/tindak-lanjut?daftar=lewat",
    "/tindak-lanjut?daftar=lewat&instansi={agency}",
    "/tindak-lanjut/{item}?riwayat=semua",
    "/tinjauan?daftar=belum_ada_kabar",
)
_TABLE = re.compile(r"\b(?:FROM|INTO|UPDATE)\s+(\w+)")
#: The table of each statement that a page sent; empty where there is none for this account, or it is no page.
Read = tuple[str, ...]


def _all_roles(world: World) -> int:
    """An account that holds every role, in the agencies in which there is most to see; gives its id."""
    user = factories.user(world.home, Role.ADMINISTRATOR)
    for role in (Role.SECRETARIAT, Role.REPORTER, Role.AGENCY_HEAD):
        factories.give_role(user, role, world.organiser if role is Role.SECRETARIAT else world.assigned)
    for role in (Role.SEKDA, Role.LEADERSHIP_STAFF, Role.OBSERVER):
        factories.give_role(user, role, world.stranger if role is Role.SEKDA else None)
    factories.give_role(user, Role.ASISTEN, world.stranger, maps=(world.assigned, world.member))
    return user.id


def _browser(standing, world: World, visit, account: str) -> Browser:
    if account != "all":
        return visit(account)
    return Browser(standing.app, login=sign_in.begin_session(_all_roles(world), None, Visitor("127.0.0.1")))


def test_few_statements_on_every_page_however_much_it_lists(standing, world, visit):
    """Of many rows `all` asks for every page, others for those that read other tables for them: there may be more."""
    browsers, growth = {account: _browser(standing, world, visit, account) for account in VIEWERS}, Growth(world)
    asked = list(_asked(standing, world))
    growth.grow(FEW)
    for browser in browsers.values():
        browser.get("/")  # the visit is noted
    few = {(account, url): _read(browsers[account], url) for account, _, url in asked}
    growth.grow(MANY - FEW)
    wrong = []
    for account, endpoint, url in asked:
        before = few[account, url]
        if before and (account == "all" or before != few["all", url]):
            after = _read(browsers[account], url)
            if not len(after) <= len(before) <= EXCEPTIONS.get(endpoint, MOST):
                wrong.append(f"{account} {url}: {len(before)} for {FEW} rows, {len(after)} for {MANY}")
    assert sum(map(bool, few.values())) > len(asked) / 2, "too few pages answered"
    assert not wrong, "\n".join(wrong)


def _asked(standing: Standing, world: World) -> Iterator[tuple[str, str, str]]:
    """Account, endpoint and address of what it may open."""
    pages = [page for page in matrix.pages(standing.app, world) if page.level in (None, Confidentiality.BIASA)]
    for page in shared((page for page in pages if not page.url.endswith((".csv", ".docx", ".ics", ".xlsx"))), "pages"):
        for account in VIEWERS:
            if account == "all" or 200 in matrix.expected(page, account):
                yield account, page.endpoint, page.url
    for address in shared(FILTERED, "filtered"):
        for account in VIEWERS:
            yield account, "", address.format(agency=world.assigned.id, item=world.items["firm_biasa"].id)


def _read(browser: Browser, url: str) -> Read:
    with statements() as sent:
        answer = browser.get(url)
    assert answer.status_code < 500, url
    if answer.status_code != 200 or answer.mimetype != "text/html":
        return ()
    return tuple(" ".join(_TABLE.findall(statement)[:1]) for statement in sent)


def test_every_table_has_grown(world):
    """A new table is listed somewhere until somebody says why it is not."""

    def rows() -> dict[str, int]:
        tables = Base.metadata.sorted_tables
        return {table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables}

    before = rows()
    Growth(world).grow(3)
    after = rows()
    assert {name for name in after if after[name] < before[name] + 3} == set(NOT_LISTED)
