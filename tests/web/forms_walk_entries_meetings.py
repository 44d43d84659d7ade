"""How forms of a meeting are used: planning, changing, its state, sources and links, money, readers."""

from __future__ import annotations

from datetime import date

from app.domain.meetings import Confidentiality, MeetingLinkKind
from app.models.meetings import Meeting, MeetingLink
from app.services import meeting_changes
from tests import factories
from tests.web.forms_walk import Arguments, Entry, Typed
from tests.world import BIASA, World


def _meeting(world: World) -> Typed:
    return {
        "title": "Rakor pencegahan stunting",
        "days-0-on_date": "2026-11-25",
        "days-0-starts": "09:00",
        "days-0-ends": "11:30",
        "place": "Ruang rapat Sekretariat Daerah",
        "agenda": "09.00 Pembukaan\n09.15 Pembacaan doa | Kantor Kemenag",
        "topics": "Stunting\nGizi",
        "purposes": "Menyatukan data",
        "program_text": "Program gizi",
        "place_address": "Jalan Merdeka Nomor 1",
        "place_city": "Tanjungkoto",
        "organiser_text": "Panitia bersama",
        "online_url": "https://contoh.go.id/ruang",
        "online_room": "ruang 1",
        "online_passcode": "sandi 1",
        "invitation_number": "005/1/2026",
        "invitation_on": "2026-11-20",
        "stated_total": "30",
        "stated_total_note": "menurut daftar hadir",
        "previous_meeting_id": str(world.meetings[BIASA].id),
        "task_force_ids": [str(world.force.id)],
    }


def _plan(world: World) -> Typed:
    return {**_meeting(world), "agency_ids": [str(world.invited.id), str(world.member.id)]}


def _change(world: World) -> Typed:
    return {**_meeting(world), "previous_meeting_id": None}


def _postponed(world: World, level: Confidentiality) -> Arguments:
    meeting = world.meetings[level]
    meeting_changes.postpone_meeting(factories.actor(world.users["reader_sek"]), meeting.id, meeting.version, None)
    return {}


def _other(world: World) -> Meeting:
    return factories.meeting(world.organiser, world.users["reader_sek"], "Rapat lain", on=date(2026, 10, 1))


def _link(world: World, level: Confidentiality) -> Arguments:
    meeting = world.meetings[level]
    row = MeetingLink(
        government_id=meeting.government_id,
        meeting_id=meeting.id,
        other_meeting_id=_other(world).id,
        kind=MeetingLinkKind.LANJUTAN,
    )
    factories.save(row)
    return {"link_id": row.id}


def _named_reader(world: World, level: Confidentiality) -> Arguments:
    if level is BIASA:
        factories.reader(world.meetings[level], world.users["reader"])
    return {"user_id": world.users["reader"].id}


_FORMATS = frozenset({"online_url", "stated_total"})

ENTRIES = (
    Entry(
        endpoint="meetings.create",
        typed=_plan,
        formats=frozenset({"online_url", "agenda", "topics", "purposes", "stated_total"}),
        rows={"days": "day"},
    ),
    Entry(
        endpoint="meetings.edit",
        typed=_change,
        formats=frozenset({"online_url", "agenda", "topics", "purposes", "stated_total"}),
        rows={"days": "day"},
    ),
    Entry(endpoint="meeting_status.postpone", typed=lambda world: {"reason": "Pimpinan berhalangan"}),
    Entry(endpoint="meeting_status.cancel", typed=lambda world: {"reason": "Sudah dibahas"}),
    Entry(
        endpoint="meeting_status.reschedule", prepare=_postponed, typed=lambda world: {"reason": "Pimpinan sudah hadir"}
    ),
    Entry(
        endpoint="meeting_sources.sources",
        typed=lambda world: {
            "sources-0-outlet": "Media Contoh",
            "sources-0-byline": "Redaktur",
            "sources-0-title": "Rakor digelar",
            "sources-0-published_on": "2026-11-19",
            "sources-0-republished_on": "2026-11-20",
        },
        rows={"sources": "source"},
    ),
    Entry(
        endpoint="meeting_sources.links",
        typed=lambda world: {"other_meeting_id": str(world.meetings[Confidentiality.TERBATAS].id)},
    ),
    Entry(endpoint="meeting_sources.unlink", page="meeting_sources.links", prepare=_link),
    Entry(
        endpoint="funding.show",
        typed=lambda world: {
            "lines-0-source_text": "Dana bersama",
            "lines-0-detail": "Rincian dana",
            "lines-0-giver": "Pemerintah pusat",
            "lines-0-budget_document": "DPA Dinas",
            "lines-0-fiscal_year": "2026",
            "lines-0-ceiling": "Rp10.000.000",
            "lines-0-realised": "Rp1.000.000",
            "lines-0-purpose_text": "Perjalanan dinas",
        },
        formats=frozenset({"fiscal_year", "ceiling", "realised", "sub_activity_code"}),
        rows={"lines": "funding"},
    ),
    Entry(
        endpoint="readers.add_reader",
        page="readers.show",
        typed=lambda world: {"user_id": str(world.users["stf_member"].id)},
    ),
    Entry(endpoint="readers.remove_reader", page="readers.show", prepare=_named_reader),
    Entry(
        endpoint="readers.add_minute_taker",
        page="readers.show",
        typed=lambda world: {"user_id": str(world.users["stf_organiser"].id)},
    ),
    Entry(
        endpoint="readers.remove_minute_taker",
        page="readers.show",
        prepare=lambda world, level: {"user_id": world.users["notulis"].id},
    ),
)
