"""Every page sends at most ten statements, and no more for a hundred rows of whatever it lists than for ten."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.db import Base, db
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.services import sign_in
from app.services.sign_in import Visitor
from tests import factories
from tests.client import Browser
from tests.growth import NOT_LISTED, Growth
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
    "minutes_preview.show": 14,
}
#: Accounts that see the lists differently; `all` holds every role at once.
VIEWERS = ("all", "reader_sek", "kep_assigned", "asi_assigned")


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


@pytest.mark.parametrize("account", VIEWERS)
def test_few_statements_on_every_page_however_much_it_lists(standing, world, visit, account):
    browser, growth = _browser(standing, world, visit, account), Growth(world)
    pages = [page for page in matrix.pages(standing.app, world) if page.level in (None, Confidentiality.BIASA)]
    pages = [page for page in shared(pages, account) if not page.url.endswith((".docx", ".ics", ".xlsx"))]
    counted = []
    for count in (FEW, MANY - FEW):
        growth.grow(count)
        browser.get("/")  # the visit is noted
        counted.append({page.url: _count(browser, page.url) for page in pages})
    few, many = counted
    wrong = []
    for page in pages:
        before, after = few[page.url], many[page.url]
        if not after <= before <= EXCEPTIONS.get(page.endpoint, MOST):
            wrong.append(f"{page.endpoint} {page.url}: {before} for {FEW} rows, {after} for {MANY}")
    assert sum(map(bool, many.values())) > len(pages) / 8, "too few pages answered"
    assert not wrong, "\n".join(wrong)


def _count(browser: Browser, url: str) -> int:
    """How many statements a page sent; 0 where there is none for this account, or it is no page."""
    with statements() as sent:
        answer = browser.get(url)
    if answer.status_code >= 500:
        return answer.status_code
    return len(sent) if answer.status_code == 200 and answer.mimetype == "text/html" else 0


def test_every_table_has_grown(world):
    """A new table is listed somewhere until somebody says why it is not."""

    def rows() -> dict[str, int]:
        tables = Base.metadata.sorted_tables
        return {table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables}

    before = rows()
    Growth(world).grow(3)
    after = rows()
    assert {name for name in after if after[name] < before[name] + 3} == set(NOT_LISTED)
