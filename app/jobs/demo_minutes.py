"""Records the minutes of one meeting of the demo: sections, questions, session, figures, contacts, small team."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.minutes import PointKind, QuestionForm, SectionKind
from app.domain.roles import Actor
from app.jobs.demo_data import RecordPlan
from app.models.minutes import Minutes, MinutesPoint, MinutesQuestion, MinutesSection
from app.services.minutes_figures import ContactRow, FigureRow, SaveContacts, SaveFigures, save_contacts, save_figures
from app.services.minutes_points import PointRow, SaveSection, save_section
from app.services.minutes_questions import QuestionRow, SaveQuestionSession, save_question_session
from app.services.small_teams import SaveTeams, TeamRow, save_teams

SMALL_TEAM_NAME = "Tim kecil"


def record_minutes(actor: Actor, meeting_id: int, record: RecordPlan, speakers: Mapping[str, int]) -> dict[int, int]:
    """Everything said and stated in a meeting; gives the ids of the points by their number in the record."""
    case = record.case
    questions = _save_questions(actor, meeting_id, case["tanya_jawab"], speakers)
    answering = {point: questions[number] for number, point in record.answered_by.items()}
    for kind, numbers in record.sections.items():
        rows = [_point(row, speakers, answering) for row in case["poin"] if row["urutan"] in numbers]
        section_id, version = _section(meeting_id, kind)
        save_section(actor, SaveSection(section_id=section_id, version=version, points=tuple(rows)))
    _save_session(actor, meeting_id, case["sesi_tanya_jawab"])
    if figures := tuple(_figure(row, speakers) for row in case["statistik"]):
        save_figures(actor, SaveFigures(meeting_id=meeting_id, version=_version(meeting_id), figures=figures))
    if contacts := tuple(_contact(row) for row in case["kontak_layanan"]):
        save_contacts(actor, SaveContacts(meeting_id=meeting_id, version=_version(meeting_id), contacts=contacts))
    _save_team(actor, meeting_id, case["tim_kecil"])
    return _points(meeting_id)


def who(name: str | None, speakers: Mapping[str, int]) -> tuple[int | None, str | None]:
    """The participant of that name, else the words as they stand; nobody for None."""
    return (speakers[name], None) if name in speakers else (None, name)


def _save_questions(
    actor: Actor, meeting_id: int, asked: list[dict[str, Any]], speakers: Mapping[str, int]
) -> dict[int, int]:
    """Gives the ids of the questions, counted from 1."""
    if not asked:
        return {}
    section_id, version = _section(meeting_id, SectionKind.DISKUSI)
    rows = tuple(_question(row, speakers) for row in asked)
    save_section(actor, SaveSection(section_id=section_id, version=version, questions=rows))
    ids = db.session.scalars(
        select(MinutesQuestion.id).where(MinutesQuestion.meeting_id == meeting_id).order_by(MinutesQuestion.position)
    )
    return dict(enumerate(ids, start=1))


def _question(row: Mapping[str, Any], speakers: Mapping[str, int]) -> QuestionRow:
    asker_id, asker = who(row["penanya"], speakers)
    answerer_id, answerer = who(row["penjawab"], speakers)
    return QuestionRow(
        form=QuestionForm(row["bentuk"]),
        asker_id=asker_id,
        asker_text=asker,
        question=row["pertanyaan"],
        answerer_id=answerer_id,
        answerer_text=answerer,
        answer=row["jawaban"],
    )


def _point(row: Mapping[str, Any], speakers: Mapping[str, int], answering: Mapping[int, int]) -> PointRow:
    speaker_id, speaker = who(row["pembicara"], speakers)
    return PointRow(
        text=row["isi"],
        kind=PointKind(row["jenis"]),
        speaker_id=speaker_id,
        speaker_text=speaker,
        addressee_text=row.get("ditujukan_kepada"),
        quote=row["kutipan"],
        context=row.get("konteks"),
        answers_question_id=answering.get(row["urutan"]),
        stated_order=row["urutan"],
        stated_order_note=row.get("catatan_urutan"),
    )


def _save_session(actor: Actor, meeting_id: int, session: Mapping[str, Any] | None) -> None:
    if session is None:
        return
    command = SaveQuestionSession(
        meeting_id=meeting_id,
        held=session["dilaksanakan"],
        time_text=session["waktu"],
        parties=tuple(session["pihak"]),
        topic=session["topik"],
        content_recorded=session["isi_tercatat"],
    )
    save_question_session(actor, command)


def _figure(row: Mapping[str, Any], speakers: Mapping[str, int]) -> FigureRow:
    speaker_id, speaker = who(row["disampaikan_oleh"], speakers)
    return FigureRow(
        indicator=row["indikator"],
        value=Decimal(row["nilai"]),
        unit=row["satuan"],
        area=row["wilayah"],
        period_text=row["periode"],
        source=row["sumber"],
        speaker_id=speaker_id,
        speaker_text=speaker,
    )


def _contact(row: Mapping[str, Any]) -> ContactRow:
    return ContactRow(name=row["nama"], number=row["nomor"], purpose=row["kegunaan"])


def _save_team(actor: Actor, meeting_id: int, team: Mapping[str, Any] | None) -> None:
    if team is None or not team["disebut"]:
        return
    row = TeamRow(name=SMALL_TEAM_NAME, member_texts=tuple(team["anggota"] or ()))
    save_teams(actor, SaveTeams(meeting_id=meeting_id, version=1, teams=(row,)))


def _section(meeting_id: int, kind: SectionKind) -> tuple[int, int]:
    """Id and version of the section of that kind that every meeting begins with."""
    row = db.session.execute(
        select(MinutesSection.id, MinutesSection.version).where(
            MinutesSection.meeting_id == meeting_id, MinutesSection.kind == kind
        )
    ).one()
    return row.id, row.version


def _version(meeting_id: int) -> int:
    return db.session.scalars(select(Minutes.version).where(Minutes.meeting_id == meeting_id)).one()


def _points(meeting_id: int) -> dict[int, int]:
    rows = db.session.execute(
        select(MinutesPoint.stated_order, MinutesPoint.id).where(MinutesPoint.meeting_id == meeting_id)
    )
    return {order: point_id for order, point_id in rows if order is not None}
