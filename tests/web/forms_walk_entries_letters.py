"""How forms of letters and of telling people are used."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.db import db
from app.domain.letters import LetterKind
from app.domain.meetings import Confidentiality
from app.domain.people import PositionKind
from app.models.agencies import Position
from app.services.letter_drafts import ChangeLetter, DraftLetters, change_letter, draft_letters
from app.services.letters import IssueLetter, issue_letter
from tests import factories
from tests.web.forms_walk import Arguments, Entry, Typed
from tests.world import World

_NUMBER = "000.1.5/77/Setda"


def _sekda(world: World) -> int:
    here = select(Position.id).where(Position.government_id == world.home.id, Position.kind == PositionKind.SEKDA)
    return db.session.scalars(here.order_by(Position.id).limit(1)).one()


def _draft(world: World, level: Confidentiality) -> Arguments:
    """A nota dinas: a letter that may be written again and again."""
    actor = factories.actor(world.users["reader_sek"])
    meeting_id = world.meetings[level].id
    letter_id = draft_letters(actor, meeting_id, DraftLetters(kind=LetterKind.NOTA_DINAS))
    change_letter(actor, meeting_id, letter_id, ChangeLetter(version=1, signer_position_id=_sekda(world)))
    return {"letter_id": letter_id}


def _issued(world: World, level: Confidentiality) -> Arguments:
    arguments = _draft(world, level)
    actor = factories.actor(world.users["reader_sek"])
    command = IssueLetter(version=2, letter_on=date(2026, 11, 18))
    issue_letter(actor, world.meetings[level].id, arguments["letter_id"], command)
    return arguments


def _written(world: World) -> Typed:
    return {
        "to_office": "Bupati Contoh",
        "subject": "Laporan hasil rapat",
        "urgency": "Biasa",
        "signer_position_id": str(_sekda(world)),
        "requests": "Arahan atas anggaran",
        "copies": "Wakil Bupati",
    }


ENTRIES = (
    Entry(endpoint="letters.draft", page="letters.index", button=lambda world: ("buat", "nota_dinas")),
    Entry(endpoint="letter_steps.edit", prepare=_draft, typed=_written, shown=("letter_steps.edit", "letters.show")),
    Entry(
        endpoint="letter_steps.issue",
        prepare=_draft,
        typed=lambda world: {"number_text": _NUMBER, "letter_on": "2026-11-19"},
    ),
    Entry(endpoint="letter_steps.number", prepare=_issued, typed=lambda world: {"number_text": _NUMBER}),
    Entry(endpoint="letter_steps.sent", prepare=_issued, typed=lambda world: {"sent_on": "2026-11-20"}),
    Entry(endpoint="letter_steps.void", prepare=_issued, typed=lambda world: {"reason": "Salah tanggal"}),
    Entry(
        endpoint="invitations.told",
        page="invitations.show",
        typed=lambda world: {"channel": "telepon"},
        button=lambda world: ("sampaikan", "undangan-0-semua"),
    ),
    Entry(endpoint="follow_up_texts.told", page="follow_up_texts.show", typed=lambda world: {"channel": "telepon"}),
)
