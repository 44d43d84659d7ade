"""How forms of the minutes are used."""

from __future__ import annotations

from sqlalchemy import update

from app import clock
from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import SectionKind
from app.models.minutes import MinutesPoint, MinutesSection
from tests import factories
from tests.web.forms_walk import Arguments, Entry, Typed
from tests.world import BIASA, World


def _without_sections(world: World, level: Confidentiality) -> Arguments:
    for model in (MinutesPoint, MinutesSection):
        here = model.meeting_id == world.meetings[level].id
        db.session.execute(update(model).where(here).values(withdrawn_at=clock.now()))
    db.session.commit()
    return {}


def _empty_section(world: World, level: Confidentiality) -> Arguments:
    return {"section_id": factories.section(world.meetings[level], title="Bagian kosong").id}


def _discussion(world: World, level: Confidentiality) -> Arguments:
    section = factories.section(world.meetings[level], SectionKind.DISKUSI, "Diskusi")
    factories.point(section)
    return {"section_id": section.id}


def _changed_since(world: World, level: Confidentiality) -> Arguments:
    section = factories.section(world.meetings[level], title="Bagian yang berubah")
    factories.point(section, "Butir semula")
    edit = factories.state(section)
    factories.point(section, "Butir sesudahnya")
    return {"edit_id": edit.id}


def _speaker(world: World) -> str:
    return str(world.participants[BIASA].id)


def _section(world: World) -> Typed:
    return {
        "title": "Arahan pimpinan",
        "points-0-text": "Butir yang diubah",
        "points-1-speaker_id": _speaker(world),
        "points-1-text": "Butir baru",
        "points-1-addressee_text": "Seluruh kepala dinas",
        "points-1-quote": "Kata-kata pembicara",
        "points-1-context": "Menanggapi laporan",
        "points-1-stated_order": "2",
        "points-1-stated_order_note": "sesudah paparan",
        "questions-0-asker_text": "Peserta pertama",
        "questions-0-question": "Kapan dimulai",
        "questions-0-answerer_text": "Narasumber",
        "questions-0-answer": "Bulan depan",
    }


ENTRIES = (
    Entry(endpoint="minutes.start", page="minutes.show", prepare=_without_sections),
    Entry(endpoint="minutes_sections.create", typed=lambda world: {"title": "Pembahasan anggaran"}),
    Entry(
        endpoint="minutes_sections.edit",
        prepare=_discussion,
        typed=_section,
        formats=frozenset({"stated_order"}),
        rows={"points": "point", "questions": "question"},
    ),
    Entry(
        endpoint="minutes_sections.move",
        page="minutes.show",
        prepare=_empty_section,
        button=lambda world: ("arah", "naik"),
    ),
    Entry(endpoint="minutes_history.restore", page="minutes_history.state", prepare=_changed_since),
    Entry(endpoint="minutes_sections.withdraw", prepare=_empty_section),
    Entry(
        endpoint="minutes_lists.figures",
        typed=lambda world: {
            "figures-0-indicator": "Kasus stunting",
            "figures-0-value": "24.343",
            "figures-0-unit": "kasus",
            "figures-0-area": "Kecamatan Utara",
            "figures-0-period_text": "hingga Oktober 2026",
            "figures-0-source": "Dinas Kesehatan",
            "figures-0-speaker_id": _speaker(world),
        },
        formats=frozenset({"value"}),
        rows={"figures": "figure"},
    ),
    Entry(
        endpoint="minutes_lists.contacts",
        typed=lambda world: {
            "contacts-0-name": "Layanan aduan",
            "contacts-0-number": "129",
            "contacts-0-purpose": "Pengaduan kekerasan",
        },
        formats=frozenset({"number"}),
        rows={"contacts": "contact"},
    ),
    Entry(
        endpoint="minutes_lists.conclusions",
        typed=lambda world: {"conclusions-0-text": "Data disatukan"},
        rows={"conclusions": "conclusion"},
    ),
    Entry(
        endpoint="minutes_lists.teams",
        typed=lambda world: {
            "teams-0-name": "Tim kecil data",
            "teams-0-mandate": "Menyusun format",
            "teams-0-agency_ids": [str(world.member.id)],
            "teams-0-member_texts": "Unsur kecamatan",
        },
        formats=frozenset({"member_texts"}),
        rows={"teams": "team"},
    ),
    Entry(
        endpoint="minutes_lists.question_session",
        typed=lambda world: {
            "held": "ya",
            "time_text": "sesi akhir",
            "parties": "peserta",
            "topic": "Anggaran",
            "content_recorded": "tidak",
        },
        formats=frozenset({"parties"}),
    ),
)
