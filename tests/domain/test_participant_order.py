"""The list of participants as it is read: groups, and one step of a row or of its group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents import phrases
from app.domain.participant_order import group_words, grouped, moved
from app.domain.people import AppointmentStatus
from app.domain.sheets import Participant, Party
from app.domain.signatures import prefixed

ROWS = st.lists(st.sampled_from("ABCD"), min_size=1, max_size=12).map(lambda words: list(enumerate(words, start=1)))


@pytest.mark.parametrize("institution", ["Dinas Sosial", None])
@pytest.mark.parametrize("unsur", ["Camat", None])
@pytest.mark.parametrize("office", ["Kepala Dinas", None])
def test_a_row_is_listed_as_the_notula_lists_it(institution, unsur, office):
    status = AppointmentStatus.PLT
    party = Party(name="Rustam", office=office, status=status, institution=institution)
    line = phrases.participants([Participant(party=party, unsur=unsur)])[0]
    words = group_words(institution, unsur, prefixed(office, status) if office else None, "Rustam")
    assert line.partition(":")[0] == words


@given(ROWS, st.booleans(), st.data())
def test_a_step_keeps_every_row_and_every_group_together(rows, up, data):
    row_id = data.draw(st.sampled_from([row for row, _ in rows]))
    words = dict(rows)
    after = moved(rows, row_id, up=up)
    assert sorted(after) == sorted(words)
    assert [group for group, _ in grouped(after, words.__getitem__)] == _runs([words[row] for row in after])


@given(ROWS, st.booleans(), st.data())
def test_a_step_back_undoes_a_step_within_a_group(rows, up, data):
    row_id = data.draw(st.sampled_from([row for row, _ in rows]))
    words = dict(rows)
    listed = [row for _, members in grouped([row for row, _ in rows], words.__getitem__) for row in members]
    after = moved(rows, row_id, up=up)
    if [words[row] for row in after] == [words[row] for row in listed] and after != listed:
        assert moved([(row, words[row]) for row in after], row_id, up=not up) == listed


def test_an_unknown_row_is_refused():
    with pytest.raises(KeyError):
        moved([(1, "A")], 2, up=True)


def _runs(words: list[str]) -> list[str]:
    return [word for at, word in enumerate(words) if at == 0 or words[at - 1] != word]
