"""What the page of a notula is drawn from: a record that is still written, or one read back from its frozen sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import url_for

from app.documents import minutes as notula
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality, stricter
from app.domain.permissions import Permission
from app.domain.sheets import MinutesSheet
from app.queries.chain import ItemStep, item_steps_of
from app.queries.minutes_people import words_of
from app.queries.minutes_views import MinutesRecord, PointView
from app.services import access_log
from app.web.access import current_actor
from app.web.chain_links import Link, notula_chain
from app.web.forms.minutes_points import StartForm


def minutes_context(
    record: MinutesRecord,
    outline: MinutesSheet,
    meeting_id: int,
    *,
    is_live: bool = True,
    steps: Sequence[ItemStep] | None = None,
) -> dict[str, Any]:
    """Context of `minutes/show.html` beside the frame; `outline` tells what the paper leaves out.

    `is_live`: the rows of the record are those that stand stored, so that the chain through them can be walked.
    `steps` are the items in it, where they were read already.
    """
    return {
        "record": record,
        "outline": outline,
        "empty_sections": _empty_sections(record),
        "unfilled": _unfilled(record, outline, meeting_id),
        "runs": {section.id: runs_of(section.points) for section in record.sections},
        "omitted": notula.omitted_labels(outline),
        "blank": notula.blank_labels(outline),
        "words_of": words_of,
        "form": StartForm(formdata=None),
        "chain": _chain(record, meeting_id, steps) if is_live else {},
    }


def _chain(record: MinutesRecord, meeting_id: int, steps: Sequence[ItemStep] | None) -> dict[str, list[Link]]:
    return notula_chain(record, item_steps_of(current_actor(), meeting_id) if steps is None else steps)


def log_closed_parts(facts: MeetingFacts, level: Confidentiality) -> None:
    """Reading a part that is stricter than its meeting is noted before it is sent."""
    if stricter(level, facts.confidentiality) is not facts.confidentiality:
        access_log.record(current_actor(), Permission.MINUTES_VIEW, "minutes", facts.id, allowed=True)


def _empty_sections(record: MinutesRecord) -> frozenset[int]:
    """Sections without a point and a question."""
    asked = {row.section_id for row in record.questions}
    return frozenset(row.id for row in record.sections if not row.points and row.id not in asked)


def _unfilled(record: MinutesRecord, outline: MinutesSheet, meeting_id: int) -> list[tuple[str, str]]:
    """(words, address) of the sections and lists in which nothing is written yet."""
    empty = _empty_sections(record)
    sections = [
        (section.title, url_for("minutes_sections.edit", meeting_id=meeting_id, section_id=section.id))
        for section in record.sections
        if section.id in empty
    ]
    lists = (
        ("Sesi tanya jawab", "question_session", record.head and record.head.session),
        ("Data yang disampaikan", "figures", record.head and record.head.figures),
        ("Kontak layanan", "contacts", record.contacts),
        ("Kesimpulan rapat", "conclusions", record.conclusions),
        ("Tim kecil", "teams", outline.small_teams),
    )
    return sections + [
        (words, url_for(f"minutes_lists.{name}", meeting_id=meeting_id)) for words, name, filled in lists if not filled
    ]


def runs_of(points: tuple[PointView, ...]) -> list[dict[str, Any]]:
    """Points that one speaker makes in a row; of a run of closed ones only one, so that none are counted."""
    runs = []
    for (withheld, words), run in groupby(points, key=lambda point: (point.withheld, words_of(point.speaker))):
        runs.append({"withheld": withheld, "speaker": words, "points": [] if withheld else list(run)})
    return runs
