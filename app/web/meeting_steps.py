"""What to do next with a meeting, and the papers of it that may be downloaded; words and addresses for its overview."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.domain.indonesian import lower_first, month_name, weekday_name
from app.domain.labels import label
from app.domain.meetings import Confidentiality, MeetingStatus
from app.domain.minutes import MinutesStatus
from app.queries.meeting_frame import MeetingHead
from app.queries.meeting_list import MeetingRow
from app.web.meeting_frame import address


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
    return day_parts(min((day.on for day in row.days if day.on is not None), default=None))


def day_parts(on: date | None) -> tuple[str, str, str] | None:
    """The same for a date."""
    return (str(on.day), month_name(on.month)[:3], weekday_name(on)) if on else None


def next_step(frame: dict[str, Any], today: date) -> Step:
    """The next thing to do, by what is recorded so far and by what the actor may do; `today` in the meeting's zone."""
    head: MeetingHead = frame["head"]
    if head.status is not MeetingStatus.DIRENCANAKAN:
        return _not_planned(frame)
    if head.minutes_status is not MinutesStatus.KONSEP:
        return _after_submission(frame)
    if not head.participants:
        url = url_for("participants.show", meeting_id=head.id)
        return _offered(frame["may_edit"], Step("Peserta belum dicatat.", "Catat peserta", url, "users"))
    if not head.points and head.last_day is not None and not head.marked:
        return _ahead(frame, today) if head.last_day > today else _on_the_day(frame, today)
    if not head.points:
        url = url_for("quick_notes.show", meeting_id=head.id)
        return _offered(frame["may_write_minutes"], Step("Notula belum berisi catatan.", "Catat cepat", url, "notes"))
    if not head.items:
        url = url_for("meeting_items.show", meeting_id=head.id)
        return _offered(
            frame["may_edit_items"], Step("Belum ada tindak lanjut.", "Catat tindak lanjut", url, "checklist")
        )
    return _ready(frame)


def _not_planned(frame: dict[str, Any]) -> Step:
    head: MeetingHead = frame["head"]
    words = "Rapat ini ditunda." if head.status is MeetingStatus.DITUNDA else "Rapat ini dibatalkan."
    url = url_for("meeting_status.reschedule", meeting_id=head.id)
    return _offered(frame["may_edit"], Step(words, "Jadwalkan kembali", url, "calendar-event"))


def _ahead(frame: dict[str, Any], today: date) -> Step:
    """Before the meeting: the invitation goes out, and is answered."""
    head: MeetingHead = frame["head"]
    when = f"Rapat berlangsung {head.date_words}."
    if head.own_invitation_id is not None:
        url = url_for("invitation_replies.reply", meeting_id=head.id, invitation_id=head.own_invitation_id)
        return Step(f"{when} Jawaban atas undangan ini belum dicatat.", "Jawab undangan", url, "message")
    if not frame["may_edit"]:
        return Step(when)
    invitations = address("invitations.show", meeting_id=head.id)
    if invitations and not head.invitation_issued:
        return Step("Surat undangan belum diterbitkan.", "Siapkan undangan", invitations, "mail")
    answers = url_for("invitation_replies.index", meeting_id=head.id)
    if head.answered < head.invited:
        words = f"{head.answered} dari {head.invited} undangan sudah dijawab."
        return Step(words, "Catat jawaban", answers, "message")
    return Step(f"Semua undangan sudah dijawab. {when}", "Lihat jawaban", answers, "message")


def _on_the_day(frame: dict[str, Any], today: date) -> Step:
    """From the last day of the meeting on: who is there; for a named notulis, what is said."""
    head: MeetingHead = frame["head"]
    if head.own_invitation_id is not None and head.last_day == today:
        return _ahead(frame, today)
    if frame["may_write_minutes"] and not frame["may_edit"]:
        url = url_for("quick_notes.show", meeting_id=head.id)
        return Step("Notula belum berisi catatan.", "Catat cepat", url, "notes")
    url = url_for("attendance.show", meeting_id=head.id)
    return _offered(frame["may_edit"], Step("Daftar hadir belum diisi.", "Isi daftar hadir", url, "clipboard-list"))


def _ready(frame: dict[str, Any]) -> Step:
    """All is recorded: the minutes go to the leader."""
    head: MeetingHead = frame["head"]
    approval = address("approval.show", meeting_id=head.id)
    if approval and frame["may_edit"]:
        return Step("Notula siap diajukan untuk disetujui.", "Ajukan persetujuan", approval, "send")
    words = "Peserta, notula, dan tindak lanjut sudah tercatat."
    return Step(words, "Lihat tindak lanjut", url_for("meeting_items.show", meeting_id=head.id), "checklist")


def _after_submission(frame: dict[str, Any]) -> Step:
    head: MeetingHead = frame["head"]
    if head.minutes_status is not MinutesStatus.DISETUJUI:
        approval = address("approval.show", meeting_id=head.id) if frame["may_see_minutes"] else None
        words = f"Notula {lower_first(label(head.minutes_status))}."
        return Step(words, "Lihat persetujuan", approval, "hourglass") if approval else Step(words)
    url = url_for("meeting_items.show", meeting_id=head.id)
    if head.open_items:
        words = f"Notula sudah disetujui. {head.open_items} dari {head.tracked_items} tindak lanjut belum selesai."
        return Step(words, "Lihat tindak lanjut", url, "checklist")
    if head.items:
        return Step("Notula sudah disetujui dan tidak ada tindak lanjut yang terbuka.", "Lihat tindak lanjut", url)
    return Step("Notula sudah disetujui.")


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
        if head.confidentiality is not Confidentiality.RAHASIA:
            url = url_for("press_releases.show", meeting_id=head.id)
            found.append(Paper("Siaran pers", "Diperiksa humas sebelum keluar", url, "message"))
    blank = address("meeting_papers.attendance", meeting_id=head.id)
    if blank and head.participants:
        found.append(Paper("Daftar hadir", "Word, kosong untuk ditandatangani", blank, "clipboard-list"))
    matrix = address("meeting_papers.matrix", meeting_id=head.id)
    if matrix and head.items:
        found.append(Paper("Matriks rencana aksi", "Word, menurut jangka waktu", matrix, "table"))
    if head.has_full_date:
        found.append(_calendar_file(head))
    found.append(Paper("Berkas", "Bahan, foto, dokumentasi", url_for("files.show", meeting_id=head.id), "paperclip"))
    return found


def _calendar_file(head: MeetingHead) -> Paper:
    """The file that puts the meeting into calendars, or takes it out of them."""
    url = url_for("calendars.ics", meeting_id=head.id)
    if head.status is MeetingStatus.DIRENCANAKAN:
        return Paper("Kalender", "Berkas .ics", url, "calendar-event")
    return Paper(
        "Berkas pembatalan kalender", "Berkas .ics, menghapus rapat dari kalender penerima", url, "calendar-off"
    )
