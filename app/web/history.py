"""History: the audit of a meeting and of an item in words, and who read a confidential meeting."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, render_template, request

from app.domain.access_words import SUBJECTS, access_words
from app.domain.audit_reading import ChangeLine, changes_in, lines, references, without_origin
from app.domain.audit_words import act_words
from app.domain.facts import ItemFacts, MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission
from app.domain.sight import sees_item_origin
from app.queries import access_history, history, subjects
from app.queries.history import History
from app.queries.history_names import names_of
from app.queries.keyset import AnyRow, Page
from app.web.access import current_actor, may, requires
from app.web.list_pages import AFTER, BEFORE, place
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("history", __name__)
SOMEBODY = "Pihak penyelenggara"
OPERATOR_WORDS = "Petugas sistem"


@blueprint.get("/rapat/<id:meeting_id>/riwayat")
@requires(Permission.HISTORY_VIEW, subjects.meeting)
def meeting(meeting_id: int) -> str:
    """What happened to a meeting, newest first."""
    facts: MeetingFacts = g.subject
    found = history.meeting_history(current_actor(), facts, place())
    return render_template(
        "history/meeting.html",
        **meeting_frame(meeting_id),
        entries=_entries(found),
        **_around(found.page),
        may_see_access=may(Permission.ACCESS_LOG_VIEW, facts),
    )


@blueprint.get("/tindak-lanjut/<id:item_id>/riwayat")
@requires(Permission.HISTORY_VIEW, subjects.item)
def item(item_id: int) -> str:
    """What happened to an item, newest first."""
    facts: ItemFacts = g.subject
    found = history.item_history(current_actor(), facts, place())
    return render_template(
        "history/item.html",
        item_id=item_id,
        sees_meeting=sees_item_origin(current_actor(), facts),
        entries=_entries(found),
        **_around(found.page),
    )


@blueprint.get("/rapat/<id:meeting_id>/akses")
@requires(Permission.ACCESS_LOG_VIEW, subjects.meeting)
def access(meeting_id: int) -> str:
    """Who opened a confidential meeting or what belongs to it, and who was refused."""
    facts: MeetingFacts = g.subject
    found = access_history.access_page(current_actor(), facts, place())
    return render_template(
        "history/access.html",
        **meeting_frame(meeting_id),
        rows=found.rows,
        act_words=access_words,
        subject_words=SUBJECTS,
        is_open=facts.confidentiality is Confidentiality.BIASA,
        **_around(found),
    )


def _around(page: Page) -> dict[str, str | None]:
    """Addresses of the pages next to this one."""
    return {
        "newer_url": f"{request.path}?{BEFORE}={page.before}" if page.before else None,
        "older_url": f"{request.path}?{AFTER}={page.after}" if page.after else None,
    }


def _entries(found: History) -> list[dict[str, Any]]:
    """The rows in words; names behind ids are read once for the whole page."""
    read = [(row, _changes(row, found)) for row in found.page.rows]
    wanted = {one for row, changes in read for one in references(row.subject_kind, changes)}
    names = names_of(current_actor(), wanted)
    return [_entry(row, lines(row.subject_kind, changes, names), found) for row, changes in read]


def _changes(row: AnyRow, found: History) -> dict[str, Any]:
    if row.payload is None or _is_closed(row, found):
        return {}
    changes = changes_in(row.payload)
    return without_origin(changes) if found.hides_origin else changes


def _is_closed(row: AnyRow, found: History) -> bool:
    return found.hides_words and history.holds_draft(row.subject_kind, row.action)


def _entry(row: AnyRow, changes: list[ChangeLine], found: History) -> dict[str, Any]:
    named = found.named_ids is None or row.user_id in found.named_ids
    return {
        "at": row.at,
        "what": act_words(row.subject_kind, row.action),
        "who": (row.actor_name or OPERATOR_WORDS) if named else SOMEBODY,
        "changes": changes,
        "destroyed_at": row.destroyed_at if row.payload is None else None,
        "is_destroyed": row.payload is None,
        "is_closed": _is_closed(row, found),
    }
