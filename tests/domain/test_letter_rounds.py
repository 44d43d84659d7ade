"""Which letter follows which announcement, in which round people are told, and who fittingly signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agencies import AgencyKind, Relation
from app.domain.letter_rounds import Announced, Round, Telling, changed_words, current_round, due_notice
from app.domain.letter_signers import TO_FORKOPIMDA, TO_HEADS, mandators, signer_remarks
from app.domain.letters import LetterKind
from app.domain.meetings import MeetingStatus
from app.domain.people import PositionKind
from app.domain.sheet_json import decode, encode
from app.domain.sheets import MeetingCall, MeetingDay

ON, OFF, GONE = MeetingStatus.DIRENCANAKAN, MeetingStatus.DITUNDA, MeetingStatus.DIBATALKAN
U, R, T, B = LetterKind.UNDANGAN, LetterKind.RALAT, LetterKind.PENUNDAAN, LetterKind.PEMBATALAN
DAY = MeetingDay(on=date(2026, 11, 25), start=time(9))
CALL = MeetingCall(title="Rakor", days=(DAY,), place="Aula", agenda=("Rakor",))
LATER = replace(CALL, days=(replace(DAY, start=time(13, 30)),))


def said(status: MeetingStatus = ON, call: MeetingCall = CALL) -> Announced:
    return Announced(status=status, call=call)


@pytest.mark.parametrize(
    ("told", "now", "due", "words"),
    [
        (said(), said(), None, ""),
        (said(), said(call=replace(CALL, title="Judul lain", agenda=("Lain",))), None, ""),
        (said(), said(call=LATER), R, "Waktu rapat berubah"),
        (said(), said(call=replace(CALL, place="Lain")), R, "Tempat rapat berubah"),
        (said(), said(call=replace(CALL, online_room="Ruang 1")), R, "Ruang daring rapat berubah"),
        (said(), said(call=replace(CALL, days=(DAY, DAY))), R, "Hari rapat berubah"),
        (
            said(),
            said(call=replace(LATER, days=(replace(LATER.days[0], on=date(2026, 11, 26)),))),
            R,
            "Hari dan waktu rapat berubah",
        ),
        (said(), said(OFF), T, "Rapat ditunda"),
        (said(), said(GONE), B, "Rapat dibatalkan"),
        (said(OFF), said(OFF, LATER), None, "Waktu rapat berubah"),
        (said(OFF), said(), R, "Rapat dijadwalkan kembali"),
        (said(OFF), said(GONE), B, "Rapat dibatalkan"),
        (said(GONE), said(), U, "Rapat dijadwalkan kembali"),
        (said(GONE), said(GONE, LATER), None, "Waktu rapat berubah"),
    ],
)
def test_what_is_due(told, now, due, words):
    assert (due_notice(told, now), changed_words(told, now)) == (due, words)


def telling(kind: LetterKind, number: int, told: Announced) -> Telling:
    return Telling(kind=kind, round=number, told=told)


@pytest.mark.parametrize(
    ("tellings", "now", "sequence", "expected"),
    [
        ([], said(), 3, Round(U, 3)),
        ([telling(U, 0, said())], said(), 2, Round(U, 0)),
        ([telling(U, 0, said())], said(call=LATER), 1, Round(R, 1)),
        ([telling(U, 0, said()), telling(R, 1, said(call=LATER))], said(call=LATER), 4, Round(R, 1)),
        # Told by a person first, by the letter after a new title: still the same round.
        (
            [telling(U, 0, said()), telling(R, 1, said(call=LATER)), telling(R, 2, said(call=LATER))],
            said(call=LATER),
            2,
            Round(R, 1),
        ),
        ([telling(U, 0, said()), telling(R, 1, said(call=LATER))], said(), 2, Round(R, 2)),
        ([telling(U, 0, said()), telling(B, 1, said(GONE))], said(), 2, Round(U, 2)),
        ([telling(U, 0, said()), telling(T, 1, said(OFF))], said(OFF, LATER), 2, Round(T, 1)),
    ],
)
def test_the_round_of_today(tellings, now, sequence, expected):
    assert current_round(tellings, now, sequence) == expected


_CALLS = st.builds(
    lambda start, place: replace(CALL, days=(replace(DAY, start=start),), place=place),
    st.sampled_from((time(9), time(13, 30))),
    st.sampled_from(("Aula", "Ruang rapat", None)),
)
_SAID = st.builds(said, st.sampled_from(MeetingStatus), _CALLS)


@given(st.lists(_SAID, min_size=1, max_size=6), st.integers(min_value=0, max_value=3))
def test_telling_in_the_round_of_today_settles_it(history, extra):
    """Whatever came before: once people are told, the same state asks for nothing more, and keeps its round."""
    tellings: list[Telling] = []
    for sequence, now in enumerate(history):
        today = current_round(tellings, now, sequence)
        tellings.append(telling(today.kind, today.number, now))
        assert due_notice(tellings[-1].told, now) is None
        assert current_round(tellings, now, sequence + extra) == today


@given(_SAID)
def test_an_announcement_is_kept_as_it_was(told):
    assert decode(Announced, encode(told)) == told


_OPD = (Relation.BAWAHAN, AgencyKind.OPD)
_POLICE = (Relation.MITRA, AgencyKind.POLRI)
_CAMPUS = (Relation.MITRA, AgencyKind.PERGURUAN_TINGGI)
_SEKDA, _HEAD, _KABAG = PositionKind.SEKDA, PositionKind.KEPALA_DAERAH, PositionKind.LAINNYA


@pytest.mark.parametrize(
    ("to", "signer", "mandator", "remarks"),
    [
        ([_OPD], _SEKDA, None, ()),
        ([_OPD], PositionKind.KEPALA_INSTANSI, None, ()),
        ([_OPD], _KABAG, None, (TO_HEADS,)),
        ([_POLICE], _SEKDA, None, (TO_FORKOPIMDA,)),
        ([_POLICE], _SEKDA, _HEAD, ()),
        ([_POLICE], _HEAD, None, ()),
        ([_POLICE, _OPD], _KABAG, None, (TO_FORKOPIMDA, TO_HEADS)),
        ([_POLICE], PositionKind.ASISTEN, _HEAD, (TO_FORKOPIMDA,)),
        ([_CAMPUS], _KABAG, None, ()),
        ([(Relation.ATASAN, AgencyKind.PEMERINTAH_ATASAN)], _SEKDA, None, (TO_FORKOPIMDA,)),
    ],
)
def test_remarks_on_a_signer(to, signer, mandator, remarks):
    assert signer_remarks(to, signer, mandator) == remarks


_TITLES = {_HEAD: "Bupati Contoh", _SEKDA: "Sekretaris Daerah"}


@pytest.mark.parametrize(
    ("signer", "mandator", "expected"),
    [
        (_SEKDA, None, ()),
        (_SEKDA, _SEKDA, ()),
        (_SEKDA, _HEAD, ("Bupati Contoh",)),
        (PositionKind.ASISTEN, _SEKDA, ("Sekretaris Daerah",)),
        (PositionKind.ASISTEN, _HEAD, ("Bupati Contoh", "Sekretaris Daerah")),
    ],
)
def test_offices_above_a_signature(signer, mandator, expected):
    assert mandators(signer, mandator, _TITLES) == expected
