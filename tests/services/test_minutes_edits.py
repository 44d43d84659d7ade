"""The history of the text: folded, the saves give what is stored, after any sequence of saves."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db import db
from app.domain.errors import Conflict
from app.domain.meetings import Confidentiality
from app.domain.minutes_states import POINT, fold
from app.domain.writing import MinutesPart
from app.models.minutes import MinutesPoint
from app.queries.minutes_states import edits_of, state_at, stored_state
from app.services.conclusions import ConclusionRow, SaveConclusions, save_conclusions
from app.services.minutes_figures import ContactRow, FigureRow, SaveContacts, SaveFigures, save_contacts, save_figures
from app.services.minutes_points import PointRow
from app.services.part_drafts import save_draft
from app.services.part_rows import WrittenPart, names_of
from tests.database import ON_POSTGRESQL
from tests.minutes_case import Case

PART = MinutesPart.BAGIAN
TEXT = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def folded(case: Case):
    state = fold(edits_of(case.meeting.id, PART, case.section.id))
    return state, state.order


def stored(case: Case):
    state = stored_state(case.meeting.id, PART, case.section.id)[1]
    return state, state.order


#: A save: the ordinary one or by itself, what it writes, which rows it takes off, and how it orders them.
ACT = st.tuples(st.booleans(), st.lists(TEXT, max_size=3), st.sets(st.integers(0, 4), max_size=2), st.booleans())


@given(st.lists(ACT, min_size=1, max_size=6))
@settings(max_examples=10 if ON_POSTGRESQL else 25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_fold_of_all_saves_is_what_is_stored(case, acts):
    seen = {}
    if not edits_of(case.meeting.id, PART, case.section.id):
        # Before the first save there is nothing to fold, and a save by itself that changes nothing is none.
        case.save()
    for by_itself, texts, gone, reverse in acts:
        rows = case.standing()
        removed = frozenset(row_id for number, (row_id, _) in enumerate(rows) if number in gone)
        kept = [row_id for row_id, _ in rows if row_id not in removed]
        points = [PointRow(id=row_id, text=text) for row_id, text in zip(kept, texts, strict=False)]
        points += [PointRow(text=text, key="") for text in texts[len(kept) :]]
        points = points[::-1] if reverse else points
        if by_itself:
            points = [row for row in points if row.id is not None]
            save_draft(
                case.actor,
                WrittenPart(
                    meeting_id=case.meeting.id,
                    section_id=case.section.id,
                    version=case.version,
                    rows=tuple(points),
                    gone=names_of(POINT, removed),
                    title=texts[0] if texts else None,
                ),
            )
        else:
            case.save(*points, removed_point_ids=removed)
        seen[case.version] = stored(case)[0]
        assert folded(case) == stored(case)
    for version, state in seen.items():
        assert state_at(case.meeting.id, PART, case.section.id, version, case.version) == state


def test_what_stood_before_the_first_save_is_a_state_of_nobody(case):
    before = stored(case)
    case.save(PointRow(id=case.first.id, text="Satu A"))
    first = edits_of(case.meeting.id, PART, case.section.id)[:1]
    assert fold(first) == before[0]
    assert state_at(case.meeting.id, PART, case.section.id, 1, case.version) == before[0]


def test_what_was_written_past_the_history_is_kept_with_the_next_save(case):
    case.save(PointRow(id=case.first.id, text="Satu A"))
    db.session.get_one(MinutesPoint, case.second.id).text = "Dua dari tempat lain"
    section = case.section
    db.session.add(section)
    section.version += 1
    db.session.commit()
    case.save(PointRow(id=case.first.id, text="Satu B"))
    assert folded(case) == stored(case)


def test_a_refused_save_leaves_no_state(case):
    case.save(PointRow(id=case.first.id, text="Satu A"))
    count = len(edits_of(case.meeting.id, PART, case.section.id))
    with pytest.raises(Conflict):
        case.save(PointRow(id=case.first.id, text="Satu B"), version=1)
    assert len(edits_of(case.meeting.id, PART, case.section.id)) == count


def test_the_lists_beside_the_sections_have_their_history_too(case):
    meeting_id = case.meeting.id
    scope = {"meeting_id": meeting_id}
    for text in ("Kesimpulan", "Kesimpulan, diperbaiki"):
        row = ConclusionRow(text=text, confidentiality=Confidentiality.TERBATAS)
        save_conclusions(case.actor, SaveConclusions(**scope, version=case.minutes_version, conclusions=(row,)))
    figures = (FigureRow(indicator="Kasus", value=24340), FigureRow(indicator="Desa", value_text="sebagian besar"))
    save_figures(case.actor, SaveFigures(**scope, version=case.minutes_version, figures=figures))
    contact = ContactRow(name="SAPA", number="129")
    save_contacts(case.actor, SaveContacts(**scope, version=case.minutes_version, contacts=(contact,)))
    for part in (MinutesPart.KESIMPULAN, MinutesPart.ANGKA, MinutesPart.KONTAK):
        state = fold(edits_of(meeting_id, part, None))
        assert state == stored_state(meeting_id, part, None)[1]
        assert state.rows
