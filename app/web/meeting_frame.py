"""The frame of every page of a meeting: Undangan → Daftar hadir → Notula → Persetujuan → Tindak lanjut."""

from __future__ import annotations

from typing import Any

from flask import current_app, g, url_for

from app.domain.facts import Subject, meeting_of
from app.domain.labels import label
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.queries.meeting_frame import MeetingHead, meeting_head
from app.web.access import current_actor, may

#: Step → its words, and the pages on which it is done, the first that is open to the reader.
STEPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "undangan": ("Undangan", ("invitations.show", "participants.show")),
    "daftar_hadir": ("Daftar hadir", ("attendance.show",)),
    "notula": ("Notula", ("minutes.show",)),
    "persetujuan": ("Persetujuan", ("approval.show",)),
    "tindak_lanjut": ("Tindak lanjut", ("meeting_items.show",)),
}


def meeting_frame(meeting_id: int, step: str | None = None) -> dict[str, Any]:
    """Context for templates that extend `meetings/frame.html`; `step` is the step shown, None for the overview.

    Call it in a view behind `@requires` with a subject of that meeting.
    """
    head = meeting_head(current_actor(), meeting_id)
    subject = meeting_of(g.subject)
    return {
        "head": head,
        "steps": _steps(head, step, subject),
        "may_edit": may(Permission.MEETING_EDIT, subject),
        "may_write_minutes": may(Permission.MINUTES_WRITE, subject),
        "may_see_minutes": may(Permission.MINUTES_VIEW, subject),
        "may_edit_items": may(Permission.ITEM_EDIT, subject),
        "may_see_letters": may(Permission.LETTER_VIEW, subject),
        "may_name_readers": may(Permission.READERS_EDIT, subject),
    }


def address(endpoint: str, subject: Subject | None = None, **values: Any) -> str | None:
    """The URL of a page, where the application has it and, with a subject, the actor may open it."""
    view = current_app.view_functions.get(endpoint)
    if view is None:
        return None
    permission = getattr(view, "access", ("", None))[1]
    if subject is not None and permission is not None and not may(permission, subject):
        return None
    return url_for(endpoint, **values)


def _steps(head: MeetingHead, shown: str | None, subject: Subject) -> list[dict[str, Any]]:
    sees_minutes = may(Permission.MINUTES_VIEW, subject)
    notes = _notes(head, sees_minutes)
    done = _done(head)
    found = []
    for name, (words, endpoints) in STEPS.items():
        urls = (address(endpoint, subject, meeting_id=head.id) for endpoint in endpoints)
        state = "current" if name == shown else ("done" if done[name] else "next")
        found.append({"label": words, "state": state, "note": notes[name], "url": next(filter(None, urls), None)})
    return found


def _done(head: MeetingHead) -> dict[str, bool]:
    """Whether a step is behind the meeting; what was recorded later shows that an invitation went out."""
    later = head.answered or head.marked or head.points
    return {
        "undangan": bool(head.participants and (head.invitation_issued or later)),
        "daftar_hadir": head.marked > 0,
        "notula": head.minutes_status is not MinutesStatus.KONSEP,
        "persetujuan": head.minutes_status is MinutesStatus.DISETUJUI,
        "tindak_lanjut": head.items > 0 and not head.open_items,
    }


def _notes(head: MeetingHead, sees_minutes: bool) -> dict[str, str]:
    return {
        "undangan": _invitation_note(head),
        "daftar_hadir": f"{head.present} dari {head.participants} hadir" if head.marked else "Belum diisi",
        "notula": _minutes_note(head, sees_minutes),
        "persetujuan": "Belum diajukan" if head.minutes_status is MinutesStatus.KONSEP else label(head.minutes_status),
        "tindak_lanjut": _items_note(head),
    }


def _invitation_note(head: MeetingHead) -> str:
    if not head.participants:
        return "Belum ada peserta"
    if head.answered:
        return f"{head.answered} dari {head.invited} menjawab"
    return "Surat undangan terbit" if head.invitation_issued and not head.marked else f"{head.participants} peserta"


def _minutes_note(head: MeetingHead, sees_minutes: bool) -> str:
    if head.minutes_status is MinutesStatus.DISETUJUI:
        return label(head.minutes_status)
    if not sees_minutes:
        return "Konsep, belum dibagikan"
    if head.minutes_status is not MinutesStatus.KONSEP:
        return f"Diajukan, {head.points} butir"
    if head.minutes_approved:
        return f"Dibuka kembali, {head.points} butir"
    return f"Konsep, {head.points} butir" if head.points else "Belum ada catatan"


def _items_note(head: MeetingHead) -> str:
    if not head.items:
        return "Belum ada tindak lanjut"
    if not head.firm_items:
        return f"{head.items} sementara"
    closed = head.tracked_items - head.open_items
    return f"{closed} dari {head.tracked_items} selesai" if closed else f"{head.items} tercatat"
