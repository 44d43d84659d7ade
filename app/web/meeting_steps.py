"""What to do next with a meeting, and the papers of it that may be downloaded; words and addresses for its overview."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.domain.indonesian import month_name, weekday_name
from app.domain.labels import label
from app.domain.meetings import MeetingStatus
from app.queries.meeting_frame import MeetingHead
from app.queries.meeting_list import MeetingRow


@dataclass(frozen=True)
class Step:
    """A sentence, and the button that carries it out where the actor may."""

    words: str
    label: str | None = None
    url: str | None = None
    icon: str = "arrow-right"


@dataclass(frozen=True)
class Paper:
    """A file to download."""

    label: str
    note: str
    url: str
    icon: str


@dataclass(frozen=True)
class State:
    """Where a meeting stands, for a list: words, tone and icon of a badge."""

    words: str
    tone: str
    icon: str


def state_of(row: MeetingRow, today: date) -> State:
    """Ahead, postponed, cancelled, or how far its minutes are."""
    if row.status is not MeetingStatus.DIRENCANAKAN:
        return State(label(row.status), "neutral", "player-pause" if row.status is MeetingStatus.DITUNDA else "ban")
    if row.minutes_approved:
        return State("Notula disetujui", "done", "circle-check")
    if row.has_points:
        return State("Notula konsep", "running", "pencil")
    if any(day.on is not None and day.on >= today for day in row.days):
        return State("Akan datang", "neutral", "calendar-event")
    return State("Belum ada notula", "waiting", "notes")


def date_parts(row: MeetingRow) -> tuple[str, str, str] | None:
    """Day, short month and weekday of the first full date, for a tile; None while there is none."""
    on = min((day.on for day in row.days if day.on is not None), default=None)
    return (str(on.day), month_name(on.month)[:3], weekday_name(on)) if on else None


def next_step(frame: dict[str, Any]) -> Step:
    """The next thing to do, by what is recorded so far and by what the actor may do."""
    head: MeetingHead = frame["head"]
    here = {"meeting_id": head.id}
    if head.status is not MeetingStatus.DIRENCANAKAN:
        words = "Rapat ini ditunda." if head.status is MeetingStatus.DITUNDA else "Rapat ini dibatalkan."
        if not frame["may_edit"]:
            return Step(words)
        return Step(words, "Jadwalkan kembali", url_for("meeting_status.reschedule", **here), "calendar-event")
    if not head.participants:
        return _offered(
            frame["may_edit"],
            Step("Peserta belum dicatat.", "Catat peserta", url_for("participants.show", **here), "users"),
        )
    if not head.points:
        return _offered(
            frame["may_write_minutes"],
            Step("Notula belum berisi catatan.", "Tulis notula", url_for("minutes.show", **here), "notes"),
        )
    if not head.items:
        return _offered(
            frame["may_edit_items"],
            Step("Belum ada tindak lanjut.", "Catat tindak lanjut", url_for("meeting_items.show", **here), "checklist"),
        )
    return Step(
        "Peserta, notula, dan tindak lanjut sudah tercatat.",
        "Lihat tindak lanjut",
        url_for("meeting_items.show", **here),
        "checklist",
    )


def _offered(may: bool, step: Step) -> Step:
    """Without the right only the sentence stays."""
    return step if may else Step(step.words)


def papers(frame: dict[str, Any]) -> list[Paper]:
    """Files of the meeting that this actor may take along."""
    head: MeetingHead = frame["head"]
    found = []
    if frame["may_see_minutes"]:
        note = "Word, disetujui" if head.minutes_approved else "Word, masih konsep"
        found.append(Paper("Notula", note, url_for("minutes.docx", meeting_id=head.id), "file-type-docx"))
    if frame["may_see_letters"]:
        found.append(
            Paper(
                "Surat tindak lanjut", "Satu surat per instansi", url_for("letters.index", meeting_id=head.id), "mail"
            )
        )
    if head.has_full_date:
        found.append(Paper("Kalender", "Berkas .ics", url_for("calendars.ics", meeting_id=head.id), "calendar-event"))
    found.append(Paper("Berkas", "Bahan, foto, dokumentasi", url_for("files.show", meeting_id=head.id), "paperclip"))
    return found
