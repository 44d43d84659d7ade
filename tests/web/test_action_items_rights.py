"""Who sees an item, its origin and its meeting, and what a general direction never is."""

from __future__ import annotations

from datetime import date

import pytest

from app.db import db
from app.domain.action_items import ItemClass
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.action_items import Assignment
from app.services.search_index import index_item
from tests import factories
from tests.web.action_items_case import World


@pytest.fixture
def world(app) -> World:
    return World()


def test_others_see_but_do_not_change(world, browser_of):
    item = factories.item(world.meeting, world.social)
    for role, agency in ((Role.SEKDA, world.organiser), (Role.REPORTER, world.social), (Role.OBSERVER, None)):
        browser = browser_of(factories.user(world.government, role, agency))
        page = browser.get(f"/tindak-lanjut/{item.id}")
        assert page.status_code == 200
        assert f"/tindak-lanjut/{item.id}/ubah" not in page.text
        answer = browser.get(f"/tindak-lanjut/{item.id}/ubah")
        assert answer.status_code == 403
        assert "sekretariat rapat instansi penyelenggara" in answer.text
        assert browser.post(f"/tindak-lanjut/{item.id}/cabut", {"reason": "x", "version": "1"}).status_code == 403


def test_another_government_and_an_administrator_find_nothing(world, browser_of):
    item = factories.item(world.meeting, world.social)
    foreign = factories.government("Lain")
    stranger = factories.user(foreign, Role.SECRETARIAT, factories.agency(foreign))
    admin = factories.user(world.government, Role.ADMINISTRATOR)
    for who in (stranger, admin):
        for url in (f"/tindak-lanjut/{item.id}", f"/tindak-lanjut/{item.id}/ubah", f"/tindak-lanjut/{2**63 - 1}"):
            assert browser_of(who).get(url).status_code == 404


def test_conclusions_are_for_those_who_may_read_the_minutes(world, browser_of):
    world.conclusion("Kesimpulan yang masih konsep")
    url = f"/rapat/{world.meeting.id}/tindak-lanjut"
    reporter = factories.user(world.government, Role.REPORTER, world.social)
    assert "Kesimpulan yang masih konsep" not in browser_of(reporter).get(url).text
    sekda = factories.user(world.government, Role.SEKDA, world.organiser)
    page = browser_of(sekda).get(url).text
    assert "Kesimpulan yang masih konsep" in page
    assert "Jadikan tindak lanjut" not in page


@pytest.mark.parametrize("share", ["lead", "support", "member"])
@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.REPORTER, Role.AGENCY_HEAD])
def test_an_agency_sees_its_item_but_not_the_secret_meeting(world, browser_of, share, role):
    meeting = world.hold("Rapat Rahasia Kanari", Confidentiality.RAHASIA)
    owner = {"lead": {"owner": world.social}, "support": {"owner": world.health, "supporters": (world.social,)}}
    if share == "member":
        force = factories.task_force(world.government, world.social, name="Gugus Kanari")
        item = factories.item(meeting, None, "Menjaga rumah aman", date(2026, 12, 1), owner_task_force_id=force.id)
    else:
        item = factories.item(meeting, text="Menjaga rumah aman", due_on=date(2026, 12, 1), **owner[share])
    browser = browser_of(factories.user(world.government, role, world.social))
    page = browser.get(f"/tindak-lanjut/{item.id}")
    assert page.status_code == 200
    for shown in ("Menjaga rumah aman", "1 Desember 2026"):
        assert shown in page.text
    listed = browser.get("/tindak-lanjut").text
    assert "Menjaga rumah aman" in listed
    for text in (page.text, listed.partition("<table")[2]):
        for hidden in ("Rapat Rahasia Kanari", "Aula Engku Puteri", "Gugus Kanari", "Dinas Kesehatan", "Dinkes"):
            assert hidden not in text
    assert browser.get(f"/rapat/{meeting.id}/tindak-lanjut").status_code == 404
    assert "Menjaga rumah aman" not in browser.get(f"/tindak-lanjut?instansi={world.health.id}").text
    # The words of the item find it, the name of who else works on it does not.
    index_item(item.id)
    db.session.commit()
    assert "Menjaga rumah aman" in browser.get("/tindak-lanjut?q=rumah+aman").text
    assert "Menjaga rumah aman" not in browser.get("/tindak-lanjut?q=kesehatan").text
    outsider = browser_of(factories.user(world.government, role, factories.agency(world.government)))
    assert outsider.get(f"/tindak-lanjut/{item.id}").status_code == 404
    assert "Menjaga rumah aman" not in outsider.get("/tindak-lanjut").text


def test_the_origin_is_shown_as_far_as_it_may_be_read(world, browser_of):
    point = factories.point(factories.section(world.meeting), "Arahan tentang data korban")
    item = factories.item(world.meeting, world.social, origin_point_id=point.id)
    url = f"/tindak-lanjut/{item.id}"
    assert "Arahan tentang data korban" in browser_of(world.secretary).get(url).text
    reporter = browser_of(factories.user(world.government, Role.REPORTER, world.social)).get(url).text
    assert "Rapat Koordinasi Gugus Tugas" in reporter
    assert "Arahan tentang data korban" not in reporter
    point.confidentiality = Confidentiality.RAHASIA
    factories.save(point)
    assert "[bagian terbatas]" in browser_of(world.secretary).get(url).text


def test_a_general_direction_is_never_late(world, browser_of):
    item = factories.item(
        world.meeting,
        world.social,
        due_on=date(2025, 1, 2),
        item_class=ItemClass.ARAHAN_UMUM,
        is_open=False,
    )
    db.session.query(Assignment).update({"is_open": False})
    db.session.commit()
    page = browser_of(world.secretary).get(f"/tindak-lanjut/{item.id}").text
    assert "Arahan umum (tidak ditagih)" in page
    assert "hari kerja" not in page
