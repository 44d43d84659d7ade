"""The frame of every page of a meeting: its head and the path Peserta → Notula → Tindak lanjut."""

from __future__ import annotations

from typing import Any

from flask import g, url_for

from app.domain.facts import meeting_of
from app.domain.permissions import Permission
from app.queries.meeting_frame import MeetingHead, meeting_head
from app.web.access import current_actor, may

STEPS = ("peserta", "notula", "tindak_lanjut")


def meeting_frame(meeting_id: int, step: str | None = None) -> dict[str, Any]:
    """Context for templates that extend `meetings/frame.html`; `step` is the step shown, None for the overview.

    Call it in a view behind `@requires` with a subject of that meeting.
    """
    head = meeting_head(current_actor(), meeting_id)
    subject = meeting_of(g.subject)
    return {
        "head": head,
        "steps": _steps(head, step, may(Permission.MINUTES_VIEW, subject)),
        "may_edit": may(Permission.MEETING_EDIT, subject),
        "may_write_minutes": may(Permission.MINUTES_WRITE, subject),
        "may_see_minutes": may(Permission.MINUTES_VIEW, subject),
        "may_edit_items": may(Permission.ITEM_EDIT, subject),
        "may_see_letters": may(Permission.LETTER_VIEW, subject),
        "may_name_readers": may(Permission.READERS_EDIT, subject),
    }


def _steps(head: MeetingHead, step: str | None, sees_minutes: bool) -> list[dict[str, Any]]:
    notes = {
        "peserta": f"{head.participants} tercatat" if head.participants else "Belum ada peserta",
        "notula": f"Konsep, {head.points} butir" if head.points else "Belum ada catatan",
        "tindak_lanjut": f"{head.items} tercatat" if head.items else "Belum ada tindak lanjut",
    }
    done = {"peserta": head.participants > 0, "notula": head.points > 0, "tindak_lanjut": head.items > 0}
    urls = {
        "peserta": url_for("participants.show", meeting_id=head.id),
        "notula": url_for("minutes.show", meeting_id=head.id) if sees_minutes else None,
        "tindak_lanjut": url_for("meeting_items.show", meeting_id=head.id),
    }
    words = {"peserta": "Peserta", "notula": "Notula", "tindak_lanjut": "Tindak lanjut"}
    if not sees_minutes:
        notes["notula"] = "Konsep, belum dibagikan"
    return [
        {
            "label": words[name],
            "state": "current" if name == step else ("done" if done[name] else "next"),
            "note": notes[name],
            "url": urls[name],
        }
        for name in STEPS
    ]
