"""Lists of master data come in pages; their statements are counted in test_statements.py."""

from __future__ import annotations

from app.db import db
from app.models.people import Appointment
from tests import factories
from tests.services.directory import office


def test_a_page_holds_fifty_rows_of_many(app, browser_of):
    at = office()
    for _ in range(60):
        factories.appointment(factories.person(at.home, agency_id=at.other.id), at.agency)
    shown = browser_of(at.admin_user).get("/pejabat").text
    assert shown.count('scope="row"') == 50
    assert db.session.query(Appointment).count() == 60
