"""Lines of quick notes become rows of the record; nothing typed is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db
from app.domain.action_items import Horizon, ItemClass
from app.domain.agencies import AgencyKind, Relation
from app.domain.minutes import PointKind, QuestionForm, SectionKind
from app.domain.roles import Role
from app.domain.writing import OWNER_UNKNOWN
from app.models.action_items import ActionItem
from app.models.minutes import Conclusion, Figure, Minutes, MinutesPoint, MinutesQuestion, MinutesSection
from app.models.writing import MinutesEdit
from app.queries import subjects
from app.queries.note_lines import line_views
from app.services.note_lines import AddLines, TypedLine, add_lines
from tests import factories
from tests.services.notes_case import Room
from tests.statements import statements


@pytest.fixture
def room(app: Flask) -> Room:
    return Room()


def test_a_line_without_any_mark_is_a_point_of_who_speaks(room):
    room.type("@1 Pencegahan dimulai dari sekolah.", "Keluarga dilibatkan.")
    first, second = room.rows(MinutesPoint)
    assert [first.text, second.text] == ["Pencegahan dimulai dari sekolah.", "Keluarga dilibatkan."]
    assert first.speaker_id == second.speaker_id == room.rustam.id
    assert first.section_id == second.section_id
    assert first.position < second.position


def test_the_first_line_begins_the_minutes_with_the_usual_sections(room):
    db.session.delete(room.rows(Minutes)[0])
    db.session.commit()
    room.type("Rapat dibuka.")
    assert [row.kind for row in room.rows(MinutesSection)][:2] == [
        SectionKind.PEMBUKAAN,
        SectionKind.LAPORAN_PENYELENGGARA,
    ]
    assert len(room.rows(Minutes)) == 1


def test_each_kind_of_line_becomes_its_row(room):
    room.type(
        "@1 arahan: pencegahan agar diperkuat",
        "T Siti: kapan dimulai?",
        "J Rustam: bulan depan",
        "data kasus kekerasan: 149 kasus, Jan-Okt 2024, Dinkes",
        "K: data dihimpun dari semua anggota",
        "TL Dinkes: mengirim format data; 31 Juli 2027; jangka pendek",
    )
    assert [row.kind for row in room.rows(MinutesPoint)] == [PointKind.ARAHAN]
    (question,) = room.rows(MinutesQuestion)
    assert (question.form, question.asker_id, question.question) == (
        QuestionForm.PERTANYAAN,
        room.siti.id,
        "Kapan dimulai?",
    )
    assert (question.answerer_id, question.answer) == (room.rustam.id, "Bulan depan")
    (figure,) = room.rows(Figure)
    assert (figure.indicator, figure.value, figure.unit) == ("kasus kekerasan", Decimal(149), "kasus")
    assert [row.text for row in room.rows(Conclusion)] == ["Data dihimpun dari semua anggota"]
    (item,) = room.rows(ActionItem)
    assert (item.owner_agency_id, item.due_on, item.number) == (room.dinkes.id, date(2027, 7, 31), 1)
    assert [one.horizon for one in item.horizons] == [Horizon.PENDEK]
    assert item.origin_conclusion_id == room.rows(Conclusion)[0].id
    assert item.firm_at is None


def test_the_chain_from_point_to_conclusion_to_item_is_linked(room):
    room.type(
        "@1 arahan: data disatukan", "K: data disatukan", "TL Dinkes: menyusun format", "TL Dinsos: mengisi format"
    )
    (point,) = room.rows(MinutesPoint)
    (conclusion,) = room.rows(Conclusion)
    assert conclusion.origin_point_id == point.id
    assert [row.origin_conclusion_id for row in room.rows(ActionItem)] == [conclusion.id, conclusion.id]


def test_what_another_speaker_says_does_not_come_from_the_point_before(room):
    room.type("@1 arahan: data disatukan", "@2 TL Dinkes: menyusun format")
    (item,) = room.rows(ActionItem)
    assert (item.origin_point_id, item.stated_by_id) == (None, room.siti.id)


def test_a_second_answer_is_a_point_that_responds_to_the_question(room):
    room.type("T Siti: kapan dimulai?", "J Rustam: bulan depan", "J Siti: formatnya sudah siap")
    (question,) = room.rows(MinutesQuestion)
    (point,) = room.rows(MinutesPoint)
    assert (point.answers_question_id, point.text) == (question.id, "Formatnya sudah siap")


def test_who_spoke_up_is_recorded_though_his_words_are_not(room):
    (line, *_) = room.type("masukan perwakilan Umrah:", "J Rustam: agar dipublikasikan", "J Siti: setuju")
    (question,) = room.rows(MinutesQuestion)
    (point,) = room.rows(MinutesPoint)
    assert (question.form, question.question, question.asker_text) == (QuestionForm.MASUKAN, None, "perwakilan Umrah")
    assert (question.answer, point.answers_question_id) == ("Agar dipublikasikan", question.id)
    (view,) = line_views(room.actor, subjects.meeting(room.actor, room.meeting.id), [line.id])
    assert (view.text, view.is_changed) == ("masukan perwakilan Umrah:", False)


def test_an_answer_without_a_question_stands_all_the_same(room):
    room.type("J Rustam: anggaran disiapkan")
    (question,) = room.rows(MinutesQuestion)
    assert (question.question, question.answer, question.answerer_id) == (None, "Anggaran disiapkan", room.rustam.id)


def test_an_item_without_an_owner_says_so(room):
    (line,) = room.type("TL: menyiapkan ruang rapat")
    (item,) = room.rows(ActionItem)
    assert item.owner_text == OWNER_UNKNOWN
    assert any("Penanggung jawab" in note for note in line.notes)


def test_who_works_along_is_called_as_in_the_room(room):
    force = factories.task_force(room.government, room.dinkes, name="Gugus Tugas Anak")
    room.type(
        "TL Dinkes: mengirim format; +semua anggota gugus tugas anak",
        "TL Dinkes: menyusun rencana bersama seluruh anggota Gugus Tugas Anak",
        "TL Dinkes: mendata bersama Dinsos",
    )
    found = [one for item in room.rows(ActionItem) for one in item.supporters]
    assert [(one.task_force_id, one.agency_id, one.unsur_text) for one in found] == [
        (force.id, None, "semua anggota gugus tugas anak"),
        (force.id, None, "seluruh anggota Gugus Tugas Anak"),
        (None, room.dinsos.id, None),
    ]


def test_an_arahan_umum_is_not_open(room):
    room.type("arahan umum Dinkes: terus memperkuat koordinasi")
    (item,) = room.rows(ActionItem)
    assert (item.item_class, item.is_open) == (ItemClass.ARAHAN_UMUM, False)


def test_a_court_is_written_in_words(room):
    factories.agency(
        room.government,
        "Pengadilan Negeri",
        short_name="PN",
        kind=AgencyKind.PENGADILAN,
        relation=Relation.MITRA,
    )
    (line,) = room.type("TL Pengadilan Negeri: menyampaikan data perkara")
    (item,) = room.rows(ActionItem)
    assert (item.owner_agency_id, item.owner_text) == (None, "Pengadilan Negeri")
    assert any("unsur" in note for note in line.notes)


def test_headings_change_the_section_and_open_lists(room):
    room.type(
        "bagian: diskusi", "Peserta bertukar pikiran.", "kesimpulan:", "Data disatukan.", "penutup", "Rapat ditutup."
    )
    sections = {row.id: row.kind for row in room.rows(MinutesSection)}
    assert [sections[row.section_id] for row in room.rows(MinutesPoint)] == [SectionKind.DISKUSI, SectionKind.PENUTUP]
    assert [row.text for row in room.rows(Conclusion)] == ["Data disatukan."]


def test_a_heading_of_its_own_makes_a_section(room):
    room.type("Rapat dibuka.", "bagian: paparan Kapolres", "Langkah hukum dijelaskan.")
    titles = {row.id: row.title for row in room.rows(MinutesSection)}
    assert titles[room.rows(MinutesPoint)[-1].section_id].casefold() == "paparan kapolres"


def test_a_chosen_section_and_speaker_count_from_there_on(room):
    room.type("Rapat dibuka.")
    closing = room.rows(MinutesSection)[-1]
    room.type("Rapat ditutup.", section_id=closing.id, speaker_id=room.siti.id)
    room.type("Terima kasih.")
    points = room.rows(MinutesPoint)
    assert [row.section_id == closing.id for row in points] == [False, True, True]
    assert [row.speaker_id for row in points] == [None, room.siti.id, room.siti.id]
    room.type("Hening.", speaker_id=0)
    assert room.rows(MinutesPoint)[-1].speaker_id is None


def test_two_notulis_each_go_on_where_they_stopped(room):
    other = factories.user(room.government, Role.SECRETARIAT, room.setda)
    room.type("@1 Satu.")
    room.type("bagian: diskusi", "@2 Dua.", by=factories.actor(other))
    room.type("Tiga.")
    points = room.rows(MinutesPoint)
    assert [row.speaker_id for row in points] == [room.rustam.id, room.siti.id, room.rustam.id]
    assert points[0].section_id == points[2].section_id != points[1].section_id


def test_a_line_sent_twice_stands_once(room):
    command = AddLines(meeting_id=room.meeting.id, lines=(TypedLine(client_key="sama", text="Sekali saja."),))
    assert add_lines(room.actor, command) == add_lines(room.actor, command)
    assert len(room.rows(MinutesPoint)) == 1


def test_blank_lines_are_no_lines(room):
    assert room.type("   ") == []


def test_open_forms_of_the_section_become_stale(room):
    room.type("Satu.")
    section = db.session.get_one(MinutesSection, room.rows(MinutesPoint)[0].section_id)
    before = section.version
    room.type("Dua.")
    db.session.refresh(section)
    assert section.version == before + 1
    head = room.rows(Minutes)[0].version
    room.type("K: disepakati")
    assert room.rows(Minutes)[0].version == head + 1


def test_the_history_of_the_writing_holds_each_line(room):
    room.type("Satu.", "K: disepakati")
    rows = db.session.scalars(select(MinutesEdit.rows).where(MinutesEdit.meeting_id == room.meeting.id)).all()
    assert any("Satu." in str(one) for one in rows)
    assert any("Disepakati" in str(one) for one in rows)


def test_a_line_takes_as_few_statements_behind_a_hundred_lines_as_behind_ten(room):
    counted = []
    for before in (10, 90):
        room.type(*(f"Butir nomor {number}." for number in range(before)))
        meeting_id = room.meeting.id
        command = AddLines(meeting_id=meeting_id, lines=(TypedLine(client_key=f"satu-{before}", text="Satu lagi."),))
        with statements() as sent:
            add_lines(room.actor, command)
        counted.append(len(sent))
    assert counted[0] == counted[1] <= 24
