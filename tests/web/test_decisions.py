"""Perlu keputusan: several usul in one go, what each role finds, the lembar arahan; and the recap of agencies."""

from __future__ import annotations

import re

import pytest

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ProposalKind, ProposalState
from app.domain.roles import Role
from app.models.people import Person
from app.services.oral_directives import RecordOral, record_oral
from tests import factories
from tests.services.review_case import ReviewCase, waiting
from tests.statements import statements


@pytest.fixture
def case(app) -> ReviewCase:
    return ReviewCase()


def ticked(*proposals) -> dict[str, list[str]]:
    return {"chosen": [f"{one.id}-{one.version}" for one in proposals], "submission_key": ["k" * 24]}


def test_the_sekda_finds_what_to_decide_and_agrees_to_five_in_one_go(case, browser_of):
    person = db.session.get_one(Person, case.sekda.person_id)
    person.sapaan = "ibu"
    factories.save(person)
    proposals = [case.propose(case.item(text=f"Hal {n}"), text=f"Kirim penegasan {n}") for n in range(6)]
    browser = browser_of(case.sekda)
    page = browser.get("/perlu-keputusan").text
    assert "Enam hal perlu keputusan Ibu." in page
    for words in ("Setujui usul", "Beri arahan", "Bahas di rapat", "Dinsos", "Kirim penegasan 3", "hari kerja"):
        assert words in page, words
    answer = browser.post("/perlu-keputusan/setujui", ticked(*proposals[:5]))
    assert answer.status_code == 303
    assert "Satu hal perlu keputusan Ibu." in browser.get("/perlu-keputusan").text
    item_id = proposals[5].item_id
    browser.post(f"/tindak-lanjut/{item_id}/bahas-di-rapat", {"version": "1", "submission_key": "b" * 24})
    assert "Tidak ada yang perlu diputuskan." in browser.get("/perlu-keputusan").text
    sheet = browser.get("/perlu-keputusan/lembar-arahan").text
    assert len(re.findall("Usul disetujui", sheet)) == 5
    assert "Dibahas di rapat" in sheet
    assert case.sekda.display_name in sheet


def test_the_button_of_a_row_agrees_to_that_one_alone(case, browser_of):
    first, second = case.propose(case.item()), case.propose(case.item())
    sent = {**ticked(first), "satu": f"{second.id}-{second.version}"}
    assert browser_of(case.sekda).post("/perlu-keputusan/setujui", sent).status_code == 303
    db.session.refresh(first)
    db.session.refresh(second)
    assert (first.state, second.state) == (ProposalState.MENUNGGU, ProposalState.DISETUJUI)


def test_other_usul_ticked_on_the_same_page_are_another_submission(case, browser_of):
    """Going back in the browser and ticking others must not be taken for the first sending."""
    first, second = case.propose(case.item()), case.propose(case.item())
    browser = browser_of(case.sekda)
    forms = ticked(first), ticked(second)
    for sent in (forms[0], *forms):
        assert browser.post("/perlu-keputusan/setujui", sent).status_code == 303
    db.session.refresh(second)
    assert second.state is ProposalState.DISETUJUI


@pytest.mark.parametrize("chosen", [[], ["satu"], ["0-1"], [f"{2**63}-1"], ["999999-1"]])
def test_nothing_ticked_or_nonsense_is_told_and_changes_nothing(case, browser_of, chosen):
    row = case.propose(case.item())
    answer = browser_of(case.sekda).post("/perlu-keputusan/setujui", {"chosen": chosen, "submission_key": "k" * 24})
    assert answer.status_code == 422
    assert "error-summary" in answer.text
    db.session.refresh(row)
    assert row.state is ProposalState.MENUNGGU


def test_one_that_cannot_be_carried_out_stops_all_and_is_named(case, browser_of):
    good = case.propose(case.item(text="Hal lancar"))
    bad = case.propose(case.item(text="Hal menunggu", status=ItemStatus.MENUNGGU_VERIFIKASI), ProposalKind.TUNDA)
    answer = browser_of(case.sekda).post("/perlu-keputusan/setujui", ticked(good, bad))
    assert answer.status_code == 422
    assert "Hal menunggu" in answer.text.partition("error-summary")[2][:600]
    assert waiting_state(good) is waiting_state(bad) is ProposalState.MENUNGGU


def waiting_state(proposal) -> ProposalState:
    db.session.refresh(proposal)
    return proposal.state


def test_the_asisten_finds_exceptions_without_usul(case, browser_of):
    proposed, bare = case.item(text="Hal diusulkan"), case.item(text="Hal tanpa usul")
    case.propose(proposed)
    factories.item(case.meeting, case.social, "Hal sementara", due_on=bare.due_on)
    page = browser_of(case.asisten).get("/perlu-keputusan").text
    without = page.partition('id="tanpa-usul"')[2]
    assert "Hal tanpa usul" in without
    assert "Hal sementara" not in page
    assert "Hal diusulkan" in page
    assert f"/tindak-lanjut/{proposed.id}/usul/tarik" in page
    assert "Setujui usul<" not in page


def test_a_plh_sekda_who_is_asisten_has_both_pages_in_one(case, browser_of):
    factories.give_role(case.asisten, Role.SEKDA, case.setda)
    case.propose(case.item(text="Hal diusulkan"))
    case.item(text="Hal tanpa usul")
    page = browser_of(case.asisten).get("/perlu-keputusan").text
    assert "Setujui usul" in page
    assert "Hal tanpa usul" in page.partition('id="tanpa-usul"')[2]


def test_tu_records_and_the_sekda_confirms(case, browser_of):
    item = case.item(text="Hal lisan")
    case.propose(item)
    tu = browser_of(case.tu)
    assert f"/tindak-lanjut/{item.id}/arahan-lisan" in tu.get("/perlu-keputusan").text
    record_oral(case.actor("tu"), RecordOral(item_id=item.id, text="Selesaikan minggu ini"))
    assert "Selesaikan minggu ini" not in tu.get("/perlu-keputusan/lembar-arahan").text
    browser = browser_of(case.sekda)
    page = browser.get("/perlu-keputusan").text
    address = re.search(rf"/tindak-lanjut/{item.id}/arahan-lisan/\d+", page)[0]
    assert browser.post(address, {"version": "1", "decision": "sahkan", "submission_key": "s" * 24}).status_code == 303
    assert "Selesaikan minggu ini" in browser.get("/perlu-keputusan/lembar-arahan").text
    assert waiting(item).state is ProposalState.DIARAHKAN


def test_the_rest_follows_below_the_first_eight(case, browser_of):
    for n in range(10):
        case.propose(case.item(text=f"Hal ke-{n:02}"))
    page = browser_of(case.sekda).get("/perlu-keputusan").text
    top, _, rest = page.partition('id="usul-lain"')
    assert (len(re.findall("Hal ke-\\d\\d</a>", top)), len(re.findall("Hal ke-\\d\\d</a>", rest))) == (8, 2)


@pytest.mark.parametrize("user", ["sekda", "asisten", "tu"])
def test_few_statements_however_many_wait(case, browser_of, user):
    browser, sent = browser_of(getattr(case, user)), []
    for more in (4, 10):
        for n in range(more):
            item = case.item((case.social, case.health)[n % 2])
            if n % 2:
                case.propose(item)
        with statements() as counted:
            assert browser.get("/perlu-keputusan").status_code == 200
        sent.append(counted)
    assert len(sent[0]) == len(sent[1]) <= 10, "\n\n".join(sent[1])


def test_the_recap_counts_shares_and_ranks_no_partner(case, browser_of):
    case.item(case.social)
    case.item(case.social, status=ItemStatus.MENUNGGU_VERIFIKASI)
    done = case.item(case.social, status=ItemStatus.SELESAI, is_open=False)
    factories.step(factories.share_of(done), case.secretary, ItemAct.NYATAKAN_SELESAI)
    share = factories.share_of(done)
    share.is_open = False
    factories.save(share)
    case.item(case.police)
    case.item(case.police)
    page = browser_of(case.sekda).get("/rekap").text
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*Dinas Sosial.*?</tr>", page, re.DOTALL)[0]
    numbers = [int(one) for one in re.findall(r">(\d+)<", row)]
    assert numbers == [2, 1, 1, 1]
    partners = page.partition('id="mitra"')[2]
    assert re.findall(r">(\d+)<", partners) == ["2", "0"]
    assert "Lewat" not in partners


def test_the_recap_agrees_with_the_lists_it_links_to(case, browser_of):
    """The number of late shares is that of the review narrowed to the agency."""
    for owner, status in (
        (case.social, ItemStatus.DALAM_PROSES),
        (case.social, ItemStatus.MENUNGGU_VERIFIKASI),
        (case.social, ItemStatus.DITUNDA),
        (case.police, ItemStatus.DISAMPAIKAN),
    ):
        case.item(owner, status=status, supporters=() if owner is case.social else (case.social,))
    browser = browser_of(case.sekda)
    listed = browser.get(f"/tinjauan?instansi={case.social.id}").text
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*Dinas Sosial.*?</tr>", browser.get("/rekap").text, re.DOTALL)[0]
    late = int(re.findall(r">(\d+)<", row)[1])
    assert late == listed.count('<tr role="row">') - 1 == 1


def test_only_those_who_decide_have_the_page(case, browser_of):
    assert browser_of(case.secretary).get("/perlu-keputusan").status_code == 403
    assert "Perlu keputusan" not in browser_of(case.secretary).get("/rekap").text
