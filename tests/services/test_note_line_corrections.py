"""Lines of quick notes are read anew as something else, withdrawn and brought back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.domain.errors import Conflict, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind
from app.domain.quick_notes import LineKind
from app.models.action_items import ActionItem, Assignment
from app.models.minutes import Conclusion, Figure, MinutesPoint, MinutesQuestion
from app.services.note_line_corrections import restore_line, withdraw_line
from tests.services.notes_case import Room


@pytest.fixture
def room(app: Flask) -> Room:
    return Room()


def test_every_kind_can_be_made_of_every_kind_and_the_words_stay(room):
    (line,) = room.type("@1 Dinkes menyusun format data")
    for kind in (
        LineKind.KESIMPULAN,
        LineKind.TINDAK_LANJUT,
        LineKind.TANYA,
        LineKind.JAWAB,
        LineKind.MASUKAN,
        LineKind.BUTIR,
        LineKind.TINDAK_LANJUT,
        LineKind.BUTIR,
    ):
        line = room.correct(line, kind=kind)
        assert (line.kind, line.raw) == (kind, "@1 Dinkes menyusun format data")
        standing = [
            *room.rows(MinutesPoint),
            *room.rows(MinutesQuestion),
            *room.rows(Conclusion),
            *room.rows(ActionItem),
        ]
        assert len(standing) == 1, kind
    assert room.rows(MinutesPoint)[0].text.endswith("Dinkes menyusun format data")
    assert db.session.scalar(select(func.count()).where(ActionItem.meeting_id == room.meeting.id)) == 1


def test_a_figure_that_is_none_stays_a_point(room):
    (line,) = room.type("data: belum ada")
    assert len(room.rows(Figure)) + len(room.rows(MinutesPoint)) == 1
    assert line.raw == "data: belum ada"


def test_a_corrected_item_keeps_its_number_and_takes_the_other_agency(room):
    (line,) = room.type("TL Dinkes: menyusun format; 31 Juli 2027")
    room.correct(line, text="TL Dinsos: menyusun format; 30 Agustus 2027")
    (item,) = room.rows(ActionItem)
    assert (item.number, item.owner_agency_id, item.due_on) == (1, room.dinsos.id, date(2027, 8, 30))
    leads = db.session.scalars(select(Assignment.agency_id).where(Assignment.item_id == item.id)).all()
    assert leads == [room.dinsos.id]


def test_a_suggested_name_is_written_in(room):
    (line,) = room.type("TL Dinkse: menyusun format")
    known = line.understood["suggestions"]
    assert known, "a slip of the fingers must be suggested"
    key = next(one["key"] for one in known if "Dinkes" in one["name"] or "Kesehatan" in one["name"])
    line = room.correct(line, suggestion=key)
    assert room.rows(ActionItem)[0].owner_agency_id == room.dinkes.id
    assert line.raw == "TL Dinkse: menyusun format"


def test_another_speaker_stays_whatever_is_corrected_next(room):
    (line,) = room.type("@1 Data disatukan.")
    line = room.correct(line, speaker_id=room.siti.id)
    line = room.correct(line, kind=LineKind.KESIMPULAN)
    line = room.correct(line, kind=LineKind.BUTIR)
    assert room.rows(MinutesPoint)[0].speaker_id == room.siti.id


def test_withdrawing_leaves_a_way_back(room):
    lines = room.type("@1 Satu.", "K: dua", "TL Dinkes: tiga", "data kasus: 4 kasus")
    for line in lines:
        withdraw_line(room.actor, room.meeting.id, line.id, room.version(line))
    assert not [*room.rows(MinutesPoint), *room.rows(Conclusion), *room.rows(ActionItem), *room.rows(Figure)]
    for line in lines:
        restore_line(room.actor, room.meeting.id, line.id, room.version(line))
    assert [len(room.rows(model)) for model in (MinutesPoint, Conclusion, ActionItem, Figure)] == [1, 1, 1, 1]
    (item,) = room.rows(ActionItem)
    assert (item.number, item.is_open) == (1, True)


def test_withdrawing_a_question_keeps_its_answer(room):
    question, answer = room.type("T Siti: kapan dimulai?", "J Rustam: bulan depan")
    withdraw_line(room.actor, room.meeting.id, question.id, question.version)
    (row,) = room.rows(MinutesQuestion)
    assert (row.question, row.answer) == (None, "Bulan depan")
    withdraw_line(room.actor, room.meeting.id, answer.id, room.version(answer))
    assert room.rows(MinutesQuestion) == []


def test_withdrawing_an_answer_opens_the_question_again(room):
    _, answer = room.type("T Siti: kapan dimulai?", "J Rustam: bulan depan")
    withdraw_line(room.actor, room.meeting.id, answer.id, answer.version)
    (row,) = room.rows(MinutesQuestion)
    assert (row.question, row.answer) == ("Kapan dimulai?", None)
    room.type("J Siti: pekan depan")
    assert room.rows(MinutesQuestion)[0].answer == "Pekan depan"


def test_a_stale_correction_is_refused(room):
    (line,) = room.type("Satu.")
    room.correct(line, kind=LineKind.KESIMPULAN)
    with pytest.raises(Conflict):
        room.correct(line, version=1, kind=LineKind.BUTIR)


def test_what_was_polished_elsewhere_is_not_read_anew(room):
    (line,) = room.type("@1 Satu.")
    room.rows(MinutesPoint)[0].text = "Satu, disempurnakan."
    db.session.commit()
    for act in (
        lambda: room.correct(line, kind=LineKind.KESIMPULAN),
        lambda: withdraw_line(room.actor, room.meeting.id, line.id, room.version(line)),
    ):
        with pytest.raises(RuleViolation, match="halaman lain"):
            act()
    assert room.rows(MinutesPoint)[0].text == "Satu, disempurnakan."


@pytest.mark.parametrize(
    ("line", "model", "change"),
    [
        ("TL Dinkes: menyusun format", ActionItem, {"due_on": date(2027, 5, 5)}),
        ("data kasus: 4 kasus, 2026, Dinkes", Figure, {"value": Decimal(5)}),
        ("@1 arahan: data disatukan", MinutesPoint, {"kind": PointKind.IMBAUAN}),
        ("T Siti: kapan dimulai?", MinutesQuestion, {"asker_text": "Ibu Siti", "asker_id": None}),
    ],
)
def test_nor_is_what_was_set_right_in_any_field(room, line, model, change):
    (typed,) = room.type(line)
    (row,) = room.rows(model)
    for name, value in change.items():
        setattr(row, name, value)
    db.session.commit()
    with pytest.raises(RuleViolation, match="halaman lain"):
        room.correct(typed, kind=LineKind.KESIMPULAN)


def test_what_was_closed_since_is_not_copied_into_the_open(room):
    (line,) = room.type("@1 Nama disebut.")
    room.rows(MinutesPoint)[0].confidentiality = Confidentiality.TERBATAS
    db.session.commit()
    with pytest.raises(RuleViolation, match="kerahasiaannya"):
        room.correct(line, kind=LineKind.KESIMPULAN)
    assert room.rows(Conclusion) == []


def test_an_item_does_not_come_from_a_point_that_was_closed(room):
    room.type("@1 Nama disebut.")
    room.rows(MinutesPoint)[0].confidentiality = Confidentiality.TERBATAS
    db.session.commit()
    room.type("TL Dinkes: menyusun format")
    assert room.rows(ActionItem)[0].origin_point_id is None


def test_each_correction_raises_the_version_by_one(room):
    """The page counts on it: the next correction of a line carries the version that the one before has made."""
    (line,) = room.type("TL Dinkes: menyusun format")
    corrections = ({"kind": LineKind.KESIMPULAN}, {"text": "K: dua"}, {"speaker_id": room.siti.id})
    for count, values in enumerate(corrections, 2):
        room.correct(line, **values)
        assert room.version(line) == count
