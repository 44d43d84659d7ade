"""WhatsApp texts: who is greeted, what they say, what they must not tell, and how long they get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.meetings import Confidentiality
from app.domain.people import Sapaan
from app.domain.sheets import Greeted, LetterItem
from app.messages import agendas, follow_ups, invitations
from tests.documents.sheets_of_invitations import (
    AFTERNOON,
    CANCELLED,
    EDUCATION,
    HEALTH,
    INVITATION,
    INVITATION_DRAFT,
    INVITATION_LISTED,
    MORNING,
    POLICE,
    POSTPONED,
    POSTPONED_TO,
    RALAT,
)
from tests.documents.sheets_of_meetings import AGENDA, INTERIM
from tests.documents.sheets_of_papers import CANARY, LETTER

HEAD = Greeted(sapaan=Sapaan.BAPAK, name="Rustam Contoh, S.K.M.", office="Kepala Dinas Kesehatan")
RECTOR = Greeted(sapaan=Sapaan.IBU, office="Rektor Universitas Contoh")

TEXTS: dict[str, Callable[[], str]] = {
    "undangan grup": lambda: invitations.invitation_to_group(INVITATION_LISTED),
    "undangan orang": lambda: invitations.invitation_to_person(INVITATION_LISTED, HEAD),
    "undangan konsep": lambda: invitations.invitation_to_person(INVITATION_DRAFT, RECTOR),
    "ralat grup": lambda: invitations.amendment_to_group(RALAT),
    "ralat orang": lambda: invitations.amendment_to_person(RALAT, HEAD),
    "penundaan": lambda: invitations.amendment_to_person(POSTPONED_TO, RECTOR),
    "penundaan tanpa waktu": lambda: invitations.amendment_to_group(POSTPONED),
    "pembatalan": lambda: invitations.amendment_to_person(CANCELLED, HEAD),
    "tindak lanjut": lambda: follow_ups.follow_up(LETTER, HEAD),
    "tindak lanjut tanpa nama": lambda: follow_ups.follow_up(LETTER),
    "ringkasan grup": lambda: follow_ups.interim_summary(INTERIM),
    "ringkasan orang": lambda: follow_ups.interim_summary(INTERIM, RECTOR),
    "agenda": lambda: agendas.leader_agenda(AGENDA),
    "agenda orang": lambda: agendas.leader_agenda(AGENDA, RECTOR),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_formal_short_and_tidy(name: str) -> None:
    text = TEXTS[name]()
    assert "!" not in text
    assert "Anda" not in text
    assert CANARY not in text
    assert len(text) < 1500
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert not [line for line in text.splitlines() if line != line.strip() or "{" in line or "None" in line]


@pytest.mark.parametrize(
    ("greeted", "first"),
    [
        (HEAD, "Yth. Bapak Rustam Contoh, S.K.M.\nKepala Dinas Kesehatan"),
        (RECTOR, "Yth. Ibu Rektor Universitas Contoh"),
        (Greeted(office="Kepala Bagian Umum"), "Yth. Bapak/Ibu Kepala Bagian Umum"),
        (Greeted(name="Sari Contoh"), "Yth. Bapak/Ibu Sari Contoh"),
    ],
)
def test_a_person_is_greeted_with_sapaan(greeted: Greeted, first: str) -> None:
    pronoun = {Sapaan.BAPAK: "Bapak", Sapaan.IBU: "Ibu", None: "Bapak/Ibu"}[greeted.sapaan]
    text = invitations.invitation_to_person(INVITATION, greeted)
    assert text.split("\n\n")[1] == first
    assert f"Kehadiran {pronoun} dimohon pada" in text


@pytest.mark.parametrize("greeted", [HEAD, RECTOR])
def test_nobody_else_appears_in_the_text_of_a_person(greeted: Greeted) -> None:
    others = (EDUCATION.office, POLICE.office)
    for text in (
        invitations.invitation_to_person(INVITATION_LISTED, greeted),
        invitations.amendment_to_person(replace(RALAT, recipients=(HEALTH, EDUCATION, POLICE)), greeted),
    ):
        assert not [office for office in others if office in text]


def test_the_text_of_a_group_names_no_recipient() -> None:
    text = invitations.invitation_to_group(INVITATION_LISTED)
    assert not [recipient.office for recipient in INVITATION_LISTED.recipients if recipient.office in text]


def test_an_invitation_says_when_where_and_what_for() -> None:
    lines = invitations.invitation_to_group(INVITATION).splitlines()
    for line in (
        "Hari/tanggal: Kamis, 26 November 2026",
        "Waktu: pukul 09.00 WIB s.d. selesai",
        "Tempat: Aula Lantai II Kantor Bupati Contoh",
        "Ruang daring: https://ruang.contoh.go.id/rakor",
        "2. Arahan Bupati",
        "Catatan: Berpakaian dinas harian",
        "Surat undangan nomor 000.1.5/12/Setda tanggal 20 November 2026 terlampir.",
        "Mohon berkenan memberi jawaban hadir atau diwakili paling lambat 24 November 2026.",
    ):
        assert line in lines


@pytest.mark.parametrize("gap", [{"draft": True}, {"signer": None}, {"dated_on": None}, {"number": "000/      /Setda"}])
def test_a_letter_that_is_not_out_yet_is_not_said_to_be_attached(gap: dict[str, object]) -> None:
    assert "terlampir" not in invitations.invitation_to_group(replace(INVITATION, **gap))


def test_a_ralat_says_from_what_to_what() -> None:
    text = invitations.amendment_to_person(RALAT, HEAD)
    assert "Waktu: semula pukul 09.00 WIB s.d. selesai, menjadi pukul 13.30 WIB s.d. selesai" in text
    assert "Ruang daring: ditiadakan (semula https://ruang.contoh.go.id/rakor)" in text
    added = replace(RALAT, before=replace(MORNING, online_room=None), after=MORNING)
    assert "Ruang daring: https://ruang.contoh.go.id/rakor" in invitations.amendment_to_group(added)
    assert "(nomor 000.1.5/12/Setda tanggal 20 November 2026)" in text


def test_a_postponed_meeting_tells_its_new_time_or_that_it_is_told_later() -> None:
    assert "Hari/tanggal: Kamis, 3 Desember 2026" in invitations.amendment_to_group(POSTPONED_TO)
    assert "Waktu pelaksanaannya akan diberitahukan kemudian." in invitations.amendment_to_group(POSTPONED)
    assert "dibatalkan." in invitations.amendment_to_group(CANCELLED)


@pytest.mark.parametrize(
    ("relation", "kind", "says", "due"),
    [
        (Relation.BAWAHAN, AgencyKind.OPD, "yang perlu dilaksanakan:", "(batas waktu 21 Juli 2023)"),
        (Relation.BAWAHAN_MELALUI, AgencyKind.DESA, "yang perlu dilaksanakan:", "(batas waktu 21 Juli 2023)"),
        (Relation.MITRA, AgencyKind.POLRI, "dimohon perkenan Bapak/Ibu", "(kiranya sebelum 21 Juli 2023)"),
        (Relation.MITRA, AgencyKind.INSTANSI_VERTIKAL, "dimohon perkenan", "(kiranya sebelum 21 Juli 2023)"),
        (Relation.MITRA, AgencyKind.PERGURUAN_TINGGI, "kesediaan Bapak/Ibu", "(kiranya sebelum 21 Juli 2023)"),
        (Relation.MITRA, AgencyKind.LEMBAGA_MASYARAKAT, "kesediaan Bapak/Ibu", "(kiranya sebelum 21 Juli 2023)"),
    ],
)
def test_a_follow_up_asks_as_the_kind_of_agency_allows(
    relation: Relation, kind: AgencyKind, says: str, due: str
) -> None:
    sheet = replace(LETTER, recipient=replace(LETTER.recipient, relation=relation, kind=kind))
    text = follow_ups.follow_up(sheet)
    assert says in text
    assert due in text
    assert ("Laporan pelaksanaan" in text) is (relation is not Relation.MITRA)


def test_a_follow_up_of_a_meeting_that_is_not_shown_speaks_of_a_rapat_only() -> None:
    text = follow_ups.follow_up(replace(LETTER, meeting_title=None))
    assert "tindak lanjut hasil rapat yang perlu dilaksanakan:" in text
    assert "13 Juli 2023" not in text


def test_firm_items_are_not_called_provisional_and_withheld_ones_are_left_out() -> None:
    firm = tuple(replace(item, status=ItemStatus.BELUM_DITINDAKLANJUTI) for item in LETTER.items)
    hidden = replace(LETTER, items=(*firm, LetterItem(text=CANARY, withheld=True)))
    text = follow_ups.follow_up(hidden)
    assert "sementara" not in text
    assert CANARY not in text


def test_what_is_rahasia_is_not_written_into_a_text() -> None:
    invitation = replace(INVITATION, confidentiality=Confidentiality.RAHASIA)
    changed = replace(RALAT, confidentiality=Confidentiality.RAHASIA)
    letter = replace(LETTER, confidentiality=Confidentiality.RAHASIA)
    summary = replace(INTERIM, confidentiality=Confidentiality.RAHASIA)
    texts = (
        invitations.invitation_to_person(invitation, HEAD),
        invitations.amendment_to_person(changed, HEAD),
        follow_ups.follow_up(letter, HEAD),
        follow_ups.interim_summary(summary, HEAD),
    )
    for text in texts:
        for secret in ("Stunting", "Gugus Tugas", "Aula", "Ruang Rapat", "ruang.contoh", "Arahan", "format data"):
            assert secret not in text
    assert "Kamis, 26 November 2026" in texts[0]
    assert "menjadi pukul 13.30 WIB" in texts[1]
    assert "2 tindak lanjut pada surat" in texts[2]


def test_a_secret_ralat_of_the_place_alone_refers_to_the_letter() -> None:
    moved = replace(RALAT, after=replace(MORNING, place="Ruang Lain"), confidentiality=Confidentiality.RAHASIA)
    assert "Perubahannya tercantum dalam surat ralat." in invitations.amendment_to_group(moved)


def test_the_agenda_says_who_attends_and_who_is_deputised_by_whom() -> None:
    text = agendas.leader_agenda(AGENDA)
    assert "1. 13.30 WIB s.d. selesai - Rapat Koordinasi Percepatan Penurunan Stunting" in text
    assert "Sekretaris Daerah: diwakili oleh Budi Contoh, Asisten Administrasi Umum" in text
    assert "2. 15.00 WIB - rapat terbatas" in text
    assert "Tidak ada rapat" in agendas.leader_agenda(replace(AGENDA, entries=()))


def test_what_does_not_fit_is_counted() -> None:
    many = follow_ups.follow_up(replace(LETTER, items=LETTER.items * 50), HEAD)
    shown = sum(line[:1].isdigit() and ". " in line for line in many.splitlines())
    assert 0 < shown < 100
    assert f"dan {100 - shown} tindak lanjut lain pada surat" in many
    assert len(many) < 1500


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=2_000))
def test_any_text_stays_short_and_on_its_line(typed: str) -> None:
    call = replace(AFTERNOON, title=typed, place=typed, online_room=typed, agenda=(typed,) * 30)
    sheet = replace(INVITATION, meeting=call, notes=(typed,) * 9, contact=typed, number=typed)
    greeted = Greeted(sapaan=Sapaan.IBU, name=typed or None, office=typed)
    changed = replace(RALAT, before=MORNING, after=call, reason=typed, contact=typed)
    items = tuple(replace(LETTER.items[0], text=typed, due_on=date(2026, 1, 1)) for _ in range(30))
    letter = replace(LETTER, items=items, meeting_title=typed, report_to=typed, contact=typed)
    for text in (
        invitations.invitation_to_person(sheet, greeted),
        invitations.amendment_to_person(changed, greeted),
        follow_ups.follow_up(letter, greeted),
        follow_ups.interim_summary(replace(INTERIM, meeting=call, contact=typed), greeted),
    ):
        assert len(text) < 1500
        assert "\n\n\n" not in text
