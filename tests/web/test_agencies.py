"""Pages of agencies: filters in the address, pages, rights, both texts of a stale save, the map of asisten."""

from __future__ import annotations

import pytest
from lxml import html

from app.domain.agencies import AgencyKind, Relation
from app.domain.people import PositionKind
from app.domain.roles import Role
from app.models.agencies import Agency
from tests import factories
from tests.services.directory import office, row


@pytest.fixture
def at(app):
    return office()


@pytest.fixture
def admin(at, browser_of):
    return browser_of(at.admin_user)


def names(answer) -> list[str]:
    return [cell.text_content().strip() for cell in html.document_fromstring(answer.text).xpath("//th[@scope='row']/a")]


def data(agency: Agency, **values) -> dict[str, object]:
    same = {name: getattr(agency, name) for name in ("name", "kind", "relation", "protocol_order", "version")}
    return {**{name: str(value) for name, value in same.items()}, "kind": "opd", "relation": "bawahan", **values}


def test_filters_narrow_the_list_and_stay_in_the_address(at, admin):
    factories.agency(at.home, "Polresta Sini", kind=AgencyKind.POLRI, relation=Relation.MITRA)
    factories.agency(at.home, "Dinas Lama", is_active=False)
    assert names(admin.get("/instansi")) == ["Dinas Kesehatan", "Dinas Sosial", "Polresta Sini"]
    assert names(admin.get("/instansi?q=SOSIAL")) == ["Dinas Sosial"]
    assert names(admin.get("/instansi?jenis=polri")) == ["Polresta Sini"]
    assert names(admin.get("/instansi?hubungan=mitra&keadaan=semua")) == ["Polresta Sini"]
    assert names(admin.get("/instansi?keadaan=nonaktif")) == ["Dinas Lama"]
    shown = admin.get("/instansi?q=dinas&jenis=opd").text
    assert 'value="dinas"' in shown
    assert 'href="/instansi?jenis=opd"' in shown
    assert 'href="/instansi?q=dinas"' in shown


@pytest.mark.parametrize("query", ["q=100%25_", "q=%25", "q=_"])
def test_signs_of_patterns_are_plain_text(at, admin, query):
    assert names(admin.get(f"/instansi?{query}")) == []


@pytest.mark.parametrize("query", ["jenis=tidak_ada", "q=%07", "keadaan=x", "q=" + "a" * 300])
def test_a_filter_that_cannot_be_read_says_so(at, admin, query):
    answer = admin.get(f"/instansi?{query}")
    assert answer.status_code == 422
    assert "Dinas Sosial" in answer.text


def test_pages_follow_each_other_with_the_filter(at, admin):
    for number in range(60):
        factories.agency(at.home, f"Kelurahan {number:02}", protocol_order=500)
    first = admin.get("/instansi?q=kelurahan")
    onward = html.document_fromstring(first.text).xpath("//a[@rel='next']/@href")[0]
    assert "q=kelurahan" in onward
    second = admin.get(onward)
    assert names(first) + names(second) == [f"Kelurahan {number:02}" for number in range(60)]
    back = html.document_fromstring(second.text).xpath("//a[@rel='prev']/@href")[0]
    assert names(admin.get(back)) == names(first)
    assert admin.get(onward + "&_external=1&_scheme=javascript").status_code == 200


def test_an_empty_list_teaches_the_next_step(app, browser_of):
    government = factories.government()
    admin, observer = factories.user(government, Role.ADMINISTRATOR), factories.user(government, Role.OBSERVER)
    assert 'href="/instansi/baru"' in browser_of(admin).get("/instansi").text
    shown = browser_of(observer).get("/instansi").text
    assert "dicatat oleh administrator" in shown
    assert "/instansi/baru" not in shown


def test_everybody_with_a_role_reads_and_only_the_administrator_edits(at, browser_of):
    reader, nobody = browser_of(at.secretariat_user), browser_of(factories.user(at.home))
    assert reader.get(f"/instansi/{at.agency.id}").status_code == 200
    refused = reader.get(f"/instansi/{at.agency.id}/ubah")
    assert refused.status_code == 403
    assert "administrator" in refused.text
    assert reader.post(f"/instansi/{at.agency.id}/ubah", data(at.agency, name="Rebutan")).status_code == 403
    assert nobody.get("/instansi").status_code == 403
    assert row(Agency, at.agency.id).name == "Dinas Sosial"


def test_another_government_is_missing_in_the_address_and_refused_in_the_body(at, admin):
    abroad = at.foreign_agency.id
    for path in ("", "/ubah", "/nonaktif", "/jabatan/baru"):
        assert admin.get(f"/instansi/{abroad}{path}").status_code == 404
    assert admin.get(f"/instansi/{2**63}").status_code == 404
    answer = admin.post(f"/instansi/{at.agency.id}/ubah", data(at.agency, parent_id=str(abroad)))
    assert answer.status_code == 422
    assert "Pilihan ini tidak dikenal" in answer.text


def test_a_stale_save_shows_both_texts_and_can_be_sent_on(at, admin):
    stale = data(at.agency, name="Dinas Sosial dan Pemakaman", short_name="Dinsos")
    admin.post(f"/instansi/{at.agency.id}/ubah", data(at.agency, name="Dinas Sosial Kota", kind="desa"))
    answer = admin.post(f"/instansi/{at.agency.id}/ubah", stale)
    assert answer.status_code == 409
    for words in ("Dinas Sosial Kota", "Dinas Sosial dan Pemakaman", "Pemerintah desa", "Perangkat daerah (OPD)"):
        assert words in answer.text
    form = html.document_fromstring(answer.text).xpath("//form[@data-guard]")[0]
    again = admin.open("POST", f"/instansi/{at.agency.id}/ubah", data=dict(form.form_values()))
    assert again.status_code == 303
    saved = row(Agency, at.agency.id)
    assert (saved.name, saved.kind) == ("Dinas Sosial dan Pemakaman", AgencyKind.OPD)


def test_deactivation_asks_names_what_points_here_and_suggests_moving(at, admin):
    factories.appointment(factories.person(at.home), at.agency, "Kepala Dinas Sosial")
    factories.task_force(at.home, at.agency)
    asked = admin.get(f"/instansi/{at.agency.id}/nonaktif").text
    assert "1 jabatan yang masih dijabat, 1 peran pengguna, 1 keanggotaan gugus tugas" in asked
    body = {"version": "1", "successor_id": str(at.other.id), "valid_to": "2026-06-30"}
    assert admin.post(f"/instansi/{at.agency.id}/nonaktif", body).status_code == 303
    shown = admin.get(f"/instansi/{at.agency.id}").text
    assert "Dinas Kesehatan" in shown
    assert "Pindahkan yang masih menunjuk ke sini" in shown
    assert admin.post(f"/instansi/{at.agency.id}/aktif", {"version": "2"}).status_code == 303
    assert row(Agency, at.agency.id).is_active


def test_bringing_back_what_has_a_namesake_by_now_is_refused(at, admin):
    admin.post(f"/instansi/{at.agency.id}/nonaktif", {"version": "1"})
    factories.agency(at.home, "Dinas Sosial")
    answer = admin.post(f"/instansi/{at.agency.id}/aktif", {"version": "2"})
    assert answer.status_code == 422
    assert "sudah ada" in answer.text


def test_the_map_of_asisten_shows_who_is_left_out(at, admin):
    assert "Belum ada jabatan asisten" in admin.get("/instansi/peta-asisten").text
    held = factories.appointment(factories.person(at.home, "Ahmad"), at.agency, "Asisten I", PositionKind.ASISTEN)
    url = f"/instansi/peta-asisten/{held.position_id}/ubah"
    assert admin.post(url, {"version": "1", "agency_ids": [str(at.other.id)]}).status_code == 303
    shown = admin.get("/instansi/peta-asisten").text
    assert "Ahmad" in shown
    left_out = html.document_fromstring(shown).xpath("//section[@id='belum-dipetakan']//a/text()")
    assert left_out == ["Dinas Sosial"]
    assert admin.post(url, {"version": "1", "agency_ids": []}).status_code == 409
    assert admin.post(url, {"version": "2", "agency_ids": [str(at.foreign_agency.id)]}).status_code == 422
