"""The siaran pers drafted from each real meeting: who, what, when, where; and no word beside the facts."""

from __future__ import annotations

import pytest

from app.documents import press_release
from app.documents.fixed_texts import FIXED_TEXTS
from app.documents.paper_texts import Press
from app.documents.press_wording import draft
from app.domain.indonesian import long_date, lower_first, number, upper_first
from app.domain.sheets import Letterhead, PressFacts, PressReleaseSheet
from app.jobs.demo_data import cases
from app.queries import subjects
from app.queries.press_sheets import press_facts
from tests.cases.site import Site
from tests.documents.sources import unsourced

CASES = cases()


def facts_of(site: Site, case_id: str) -> PressFacts:
    actor = site.actor(case_id)
    return press_facts(actor, subjects.meeting(actor, site.meeting_ids[case_id]))


def words(site: Site, case_id: str) -> str:
    made = draft(facts_of(site, case_id))
    return "\n".join((made.headline, made.lead, *made.body))


def answers(case):
    """What a reader of the news asks: what, where, when, who opened it and for whom, how many, of which elements."""
    yield case["judul"]
    yield from filter(None, [case["tempat"], case["penyelenggara"]["nama"]])
    if case["tanggal"]:
        yield long_date(case["tanggal"])
    if case["jumlah_peserta"]:
        yield f"{number(case['jumlah_peserta'])} orang"
    yield from filter(None, [case["dibuka_oleh"]])
    for row in case["peran"]:
        if row["peran"] == "pembuka" and row["mewakili"]:
            yield row["mewakili"]["nama"]
    for row in case["unsur_peserta"]:
        yield row["unsur"]
    for row in case["narasumber"]:
        yield from filter(None, [row["nama"] or row["jabatan"] or row["instansi"]])
    for row in case["poin"]:
        yield row["isi"]
    for row in case["tindak_lanjut"]:
        yield lower_first(row["uraian"])


@pytest.mark.parametrize("case_id", CASES)
def test_it_answers_who_what_when_where(site, case_id):
    text = words(site, case_id)
    missing = [one for one in answers(CASES[case_id]) if one not in text and upper_first(one) not in text]
    assert missing == []


@pytest.mark.parametrize("case_id", CASES)
def test_nothing_is_invented(site, case_id):
    facts = facts_of(site, case_id)
    made = draft(facts)
    paper = press_release.build(
        PressReleaseSheet(
            letterhead=Letterhead(government="Pemerintah", unit="Dinas"),
            zone=facts.zone,
            headline=made.headline,
            lead=made.lead,
            body=made.body,
        )
    )
    assert unsourced(paper, facts, (*FIXED_TEXTS, *Press, "–", "PEMERINTAH", "DINAS")) == []
