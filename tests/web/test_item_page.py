"""The page of a firm item: its one timeline by rights, the acts it offers, long histories, number of statements."""

from __future__ import annotations

import pytest
from lxml import html

from app import clock
from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.item_acts import ItemAct
from app.services.item_verification import declare_done
from tests import factories
from tests.services.loop_case import BIASA, RAHASIA, TERBATAS, World
from tests.statements import statements
from tests.web.forms_walk import find_form

S = ItemStatus


def page_of(browser, world: World, query: str = "") -> str:
    answer = browser.get(f"/tindak-lanjut/{world.item.id}{query}")
    assert answer.status_code == 200
    return answer.text


def offered(text: str) -> list[str]:
    tree = html.document_fromstring(text)
    buttons = tree.xpath("//section[@id='langkah']//*[contains(@class, 'btn')]")
    return [" ".join(one.text_content().split()) for one in buttons]


@pytest.mark.parametrize("level", [TERBATAS, RAHASIA])
def test_an_agency_that_does_not_see_the_meeting_reads_its_own_share_only(app, browser_of, level):
    world = World(level)
    factories.report(world.share, world.users["stf"], "Laporan Dinas Sosial")
    other = factories.share_of(world.item, world.health)
    report = factories.report(other, world.users["stf_lain"], "Laporan lain")
    factories.proof(report, world.users["stf_lain"], "lain.pdf")
    factories.step(
        world.share,
        world.users["sek"],
        ItemAct.KEMBALIKAN_VERIFIKASI,
        note="Lampirkan daftar",
        office_text="Sekretariat rapat Setda",
    )
    text = page_of(browser_of(world.users["kep"]), world)
    for shown in ("Laporan Dinas Sosial", "Lampirkan daftar", "Dikembalikan untuk dilengkapi"):
        assert shown in text
    hidden = ("Laporan lain", "lain.pdf", "Dinas Kesehatan", "Dinkes", "Rapat Kanari", "Aula Kanari", "Setda")
    for words in (*hidden, world.users["sek"].display_name):
        assert words not in text.partition("<main")[2]


def test_with_the_meeting_in_sight_all_shares_are_told(app, browser_of):
    world = World(BIASA)
    factories.report(world.share, world.users["stf"], "Laporan Dinas Sosial")
    factories.report(factories.share_of(world.item, world.health), world.users["stf_lain"], "Laporan Dinas Kesehatan")
    text = page_of(browser_of(world.users["pmt"]), world)
    for words in ("Laporan staf: Dinsos", "Laporan Dinas Sosial", "Laporan staf: Dinkes", "Laporan Dinas Kesehatan"):
        assert words in text


#: State of the lead's share → account → the buttons of this page's own acts, the primary one first.
OFFERS = {
    S.BELUM_DITINDAKLANJUTI: {
        "stf": ["Laporkan perkembangan"],
        "kep": ["Laporkan perkembangan", "Teruskan ke bidang"],
        "sek": [],
        "pmt": [],
    },
    S.MENUNGGU_PERSETUJUAN_KEPALA: {
        "stf": [],
        "kep": ["Setujui laporan", "Kembalikan untuk diperbaiki", "Teruskan ke bidang"],
        "sek": [],
        "sda": [],
    },
    S.MENUNGGU_VERIFIKASI: {
        "stf": [],
        "kep": [],
        "sek": ["Nyatakan selesai", "Kembalikan untuk dilengkapi"],
        "asi": [],
        "sda": [],
    },
    S.SELESAI: {"stf": [], "kep": [], "sek": []},
    S.DITUNDA: {"stf": [], "kep": [], "sek": []},
}
OWN_WORDS = {words for of_state in OFFERS.values() for found in of_state.values() for words in found} | {
    "Ajukan verifikasi"
}


@pytest.mark.parametrize(("status", "who"), [(status, who) for status, table in OFFERS.items() for who in table])
def test_exactly_the_acts_that_are_possible_now(app, browser_of, status, who):
    world = World()
    world.state(status)
    found = offered(page_of(browser_of(world.users[who]), world))
    assert [words for words in found if words in OWN_WORDS] == OFFERS[status][who]


def test_a_share_below_a_closed_lead_is_closed_and_says_so(app, browser_of):
    world = World()
    world.state(S.MENUNGGU_VERIFIKASI, last_report_at=clock.now())
    declare_done(world.actor("sek"), world.act("Lengkap"))
    shares = page_of(browser_of(world.users["sek"]), world).partition("Pelaksana")[2].partition("</table>")[0]
    assert "Selesai" in shares
    assert "Ditutup bersama penanggung jawab" in shares
    assert "Belum ditindaklanjuti" not in shares
    own = browser_of(world.users["kep_lain"]).get(f"/tindak-lanjut?instansi={world.health.id}").text
    assert "Ditutup bersama penanggung jawab" in own
    assert "Belum ditindaklanjuti" not in own.partition("<tbody")[2]


def test_a_partner_is_closed_in_one_way(app, browser_of):
    world = World()
    campus = factories.agency(world.government, kind=AgencyKind.PERGURUAN_TINGGI, relation=Relation.MITRA)
    world.item = world.firm(campus, status=S.BERSEDIA)
    browser, share = browser_of(world.users["sek"]), factories.share_of(world.item, campus)
    assert "Catat keterangan" in (found := offered(page_of(browser, world)))
    assert "Nyatakan selesai" not in found
    answer = browser.get(f"/tindak-lanjut/{world.item.id}/bagian/{share.id}/nyatakan-selesai")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/tindak-lanjut/{world.item.id}")
    assert "Selesainya bagian mitra dicatat melalui Catat keterangan" in page_of(browser, world)


def test_the_sekda_has_it_discussed_from_the_page_itself(app, browser_of):
    world = World()
    browser, url = browser_of(world.users["sda"]), f"/tindak-lanjut/{world.item.id}/bahas-di-rapat"
    answer = browser.get(f"/tindak-lanjut/{world.item.id}")
    assert "Bahas di rapat" in offered(answer.text)
    form = find_form(answer, url)
    assert form is not None
    assert form.send(browser).status_code == 303
    assert world.steps()[-1].act is ItemAct.BAHAS_DI_RAPAT
    assert "Bahas di rapat" not in offered(page_of(browser_of(world.users["asi"]), world))


def test_one_primary_button_at_most(app, browser_of):
    world = World()
    world.state(S.MENUNGGU_PERSETUJUAN_KEPALA)
    for who in world.users:
        tree = html.document_fromstring(page_of(browser_of(world.users[who]), world))
        assert len(tree.xpath("//main//*[contains(@class, 'btn-primary')]")) <= 1, who


def test_a_provisional_item_offers_no_act(app, browser_of):
    world = World()
    world.item.firm_at = None
    factories.save(world.item)
    for who in world.users:
        assert offered(page_of(browser_of(world.users[who]), world)) == []


def test_a_long_history_is_cut_and_shown_in_full_on_demand(app, browser_of):
    world, browser = World(), None
    for number in range(30):
        factories.step(world.share, world.users["kep"], ItemAct.TERUSKAN, note=f"Bidang ke-{number + 1}.")
    browser = browser_of(world.users["pmt"])
    short = page_of(browser, world)
    assert "Bidang ke-30." in short
    assert "Bidang ke-18." not in short
    assert "Tampilkan semua riwayat" in short
    full = page_of(browser, world, "?riwayat=semua")
    assert "Bidang ke-1." in full
    assert "Tampilkan semua riwayat" not in full


@pytest.mark.parametrize("who", ["sda", "pmt"])
def test_the_number_of_statements_does_not_grow(app, browser_of, who):
    world, counts = World(), []
    for times in (3, 10):
        for _ in range(times):
            factories.proof(factories.report(world.share, world.users["stf"]), world.users["stf"])
        for query in ("", "?riwayat=semua"):
            browser = browser_of(world.users[who])
            page_of(browser, world, query)
            with statements() as sent:
                page_of(browser, world, query)
            counts.append(len(sent))
    assert len(set(counts)) == 1
    assert counts[0] <= 10
