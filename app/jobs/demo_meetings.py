"""Records one meeting of the demo: its plan, participants, money, sources. Its minutes are in demo_minutes.py."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.funding import FundingSource
from app.domain.labels import label
from app.domain.meetings import FileKind, MeetingKind, MeetingLinkKind
from app.domain.roles import Actor
from app.domain.sheets import MeetingDay
from app.jobs.demo_data import RecordPlan
from app.jobs.demo_governments import Site
from app.jobs.demo_items import record_items
from app.jobs.demo_minutes import record_minutes
from app.jobs.demo_people import participants
from app.models.meetings import Meeting
from app.models.participants import Participant
from app.services.documentation import DocumentationDetails, add_documentation
from app.services.funding import FundingInput, SaveFunding, save_funding
from app.services.meeting_sources import SaveSources, SourceInput, link_meetings, save_sources
from app.services.meetings import DayInput, PlanMeeting, plan_meeting
from app.services.participants import add_participant

_SOURCES = {label(source): source for source in FundingSource}


def record_meetings(site: Site) -> None:
    """All records of a government, and the links between those that may be the same meeting."""
    ids = {record.id: record_meeting(site, record) for record in site.plan.records}
    for here, record in enumerate(site.plan.records):
        later = [other.id for other in site.plan.records[here + 1 :]]
        for other in record.case["likely_same_event_as"]:
            if other in later:
                actor = site.secretariat(record.secretariat)
                link_meetings(actor, ids[record.id], ids[other], MeetingLinkKind.MUNGKIN_SAMA)


def record_meeting(site: Site, record: RecordPlan) -> int:
    """One meeting with everything its source states; gives its id."""
    actor = site.secretariat(record.secretariat)
    meeting_id = plan_meeting(actor, _plan(site, record))
    for row in participants(record, site.agencies, site.people):
        add_participant(actor, meeting_id, row)
    _save_funding(actor, meeting_id, record.case["pendanaan"])
    _save_source(actor, meeting_id, record.case["source"])
    for row in record.case["dokumentasi"]:
        details = DocumentationDetails(kind=FileKind(row["jenis"]), caption=row["keterangan"])
        add_documentation(actor, meeting_id, details)
    speakers = _speakers(meeting_id)
    points = record_minutes(actor, meeting_id, record, speakers)
    record_items(actor, meeting_id, record, site, speakers, points)
    return meeting_id


def _plan(site: Site, record: RecordPlan) -> PlanMeeting:
    case, organiser = record.case, record.case["penyelenggara"]
    return PlanMeeting(
        secretariat_agency_id=site.agencies[record.secretariat],
        title=case["judul"],
        kind=MeetingKind(case["jenis_kegiatan"]),
        days=(DayInput(when=_day(case)),),
        place=case["tempat"],
        organiser_agency_id=site.agencies[record.organiser] if record.organiser else None,
        organiser_text=None if record.organiser else organiser["nama"],
        organiser_short_text=None if record.organiser else organiser["singkatan"],
        topics=tuple(case["topik"]),
        purposes=tuple(case["tujuan"]),
        program_text=case["program_disebut"],
        stated_total=case["jumlah_peserta"],
        stated_total_note=case["keterangan_jumlah"],
        task_force_ids=(site.task_force_id,) if case["gugus_tugas"] and site.task_force_id else (),
        # The list of participants is what the source states, not who should have come.
        invite_members=False,
    )


def _day(case: Mapping[str, Any]) -> MeetingDay:
    parts = case["tanggal_bagian"] or {}
    return MeetingDay(
        on=case["tanggal"],
        weekday=parts.get("hari"),
        day=parts.get("tanggal"),
        month=parts.get("bulan"),
        year=parts.get("tahun"),
        date_text=case["tanggal_teks"],
        start=case["waktu_mulai"],
        time_text=case["waktu_teks"],
    )


def _save_funding(actor: Actor, meeting_id: int, money: Mapping[str, Any] | None) -> None:
    if money is None:
        return
    line = FundingInput(
        source=_SOURCES.get(money["sumber"]),
        source_text=None if money["sumber"] in _SOURCES else money["sumber"],
        detail=money["rincian"],
        giver=money["pemberi"],
        budget_document=money["dokumen_anggaran"],
        fiscal_year=money["tahun_anggaran"],
        ceiling=money["pagu"],
        sub_activity_code=money["kode_sub_kegiatan"],
        purpose_text=money["peruntukan"],
    )
    save_funding(actor, meeting_id, SaveFunding(version=_version(meeting_id), lines=(line,)))


def _save_source(actor: Actor, meeting_id: int, source: Mapping[str, Any]) -> None:
    article = SourceInput(
        outlet=source["media"],
        byline=source["byline"],
        title=source.get("judul_artikel"),
        published_on=source.get("tanggal_terbit"),
        republished_on=source.get("tanggal_tayang_ulang"),
    )
    save_sources(actor, meeting_id, SaveSources(version=_version(meeting_id), sources=(article,)))


def _version(meeting_id: int) -> int:
    return db.session.scalars(select(Meeting.version).where(Meeting.id == meeting_id)).one()


def _speakers(meeting_id: int) -> dict[str, int]:
    """Participants by the name that the record calls them, without the titles behind it."""
    rows = db.session.execute(
        select(Participant.name_text, Participant.id).where(
            Participant.meeting_id == meeting_id, Participant.name_text.is_not(None)
        )
    )
    return {str(name).split(",")[0]: participant_id for name, participant_id in rows}
