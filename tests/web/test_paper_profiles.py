"""Pages of profiles of papers: the general one, one of an agency, margins that are refused."""

from __future__ import annotations

import pytest
from lxml import html
from sqlalchemy import select

from app.db import db
from app.models.governments import PaperProfile
from tests import factories
from tests.services.directory import office


@pytest.fixture
def at(app):
    here = office()
    factories.save(PaperProfile(government_id=here.home.id))
    return here


@pytest.fixture
def admin(at, browser_of):
    return browser_of(at.admin_user)


def test_a_profile_of_an_agency_begins_with_the_general_one(at, admin):
    general = db.session.scalars(select(PaperProfile.id).where(PaperProfile.government_id == at.home.id)).one()
    form = {"paper": "A4", "font_name": "Arial", "font_size": "12", "show_place": "y", "city": "Tanjungkoto"}
    margins = {f"margin_{side}_cm": "2,5" for side in ("top", "bottom", "left", "right")}
    assert admin.post(f"/profil-naskah/{general}/ubah", {**form, **margins, "version": "1"}).status_code == 303
    assert "2,5; 2,5; 2,5; 2,5 cm" in admin.get("/profil-naskah").text
    opened = html.document_fromstring(admin.get("/profil-naskah/baru").text)
    assert opened.xpath("//input[@name='city']/@value") == ["Tanjungkoto"]
    assert opened.xpath("//input[@name='margin_top_cm']/@value") == ["2,5"]
    made = admin.post("/profil-naskah/baru", {**form, **margins, "agency_id": str(at.agency.id)})
    assert made.status_code == 303
    assert "Dinas Sosial" in admin.get("/profil-naskah").text
    assert admin.post("/profil-naskah/baru", {**form, **margins, "agency_id": str(at.agency.id)}).status_code == 422
    for wrong in ("0,5", "9", "dua", "-1", ""):
        answer = admin.post(
            f"/profil-naskah/{general}/ubah", {**form, **margins, "margin_left_cm": wrong, "version": "2"}
        )
        assert answer.status_code == 422
        assert f'value="{wrong}"' in answer.text


def test_the_general_profile_is_not_taken_away(at, admin):
    general = db.session.scalars(select(PaperProfile.id).where(PaperProfile.government_id == at.home.id)).one()
    answer = admin.post(f"/profil-naskah/{general}/hapus", {"version": "1"})
    assert answer.status_code == 422
    assert "Profil umum tidak dapat dihapus" in answer.text
