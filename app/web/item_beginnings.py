"""What the form of a new item begins with: the part of the minutes that the address names, and what its words say."""

from __future__ import annotations

from flask import request

from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.identifiers import is_id
from app.domain.item_references import OriginKind, PartyKind, Reference
from app.domain.meetings import stricter
from app.domain.quick_notes import LineKind, Room, Understood, understand
from app.queries.item_choices import Choice, ItemChoices
from app.queries.point_place import room_at_point
from app.web.access import current_actor
from app.web.forms.action_items import ItemForm
from app.web.marked_words import marked_words

_NAMES = ((OriginKind.CONCLUSION, "kesimpulan"), (OriginKind.POINT, "butir"), (OriginKind.QUESTION, "tanya-jawab"))


def begin_from(form: ItemForm, choices: ItemChoices, meeting: MeetingFacts) -> bool:
    """Take over the text and class of the part that the address names; whether more was read from its words.

    Call it for a page that is opened, before choices are offered. Raises NotFound.
    """
    for kind, name in _NAMES:
        asked = request.args.get(name)
        if asked is None:
            continue
        part = _part(choices, kind, asked)
        form.origin.data = part.reference
        form.text.data = part.text
        form.confidentiality.data = stricter(part.level, form.confidentiality.data)
        return kind is OriginKind.POINT and _read_point(form, choices, meeting, part)
    return False


def _part(choices: ItemChoices, kind: OriginKind, asked: str) -> Choice:
    known = asked.isascii() and asked.isdigit() and len(asked) < 20 and is_id(int(asked))
    part = choices.origin(Reference(kind, int(asked))) if known else None
    if part is None:
        raise NotFound
    return part


def _read_point(form: ItemForm, choices: ItemChoices, meeting: MeetingFacts, part: Choice) -> bool:
    """Speaker, parties, dates and horizons that the marked words name; nothing that they do not."""
    words = marked_words(part.text)
    room = room_at_point(current_actor(), meeting.id, part.reference.id)
    read = understand(" ".join(words.split()), room, LineKind.TINDAK_LANJUT)
    form.text.data = words
    form.stated_by.data = read.speaker_id
    form.stated_by_text.data = None if read.speaker_id else read.speaker_text or None
    for name, value in (("due_on", read.due_on), ("due_text", read.due_text), ("horizons", list(read.horizons))):
        form[name].data = value or form[name].data
    form.expected_output.data, form.expected_proof.data = read.expected_output or None, read.expected_proof or None
    parties = _give_parties(form, choices, room, read)
    return parties or bool(read.due_on or read.due_text or read.horizons)


def _give_parties(form: ItemForm, choices: ItemChoices, room: Room, read: Understood) -> bool:
    """The first party named is proposed as owner, all others as supporters. Whether there is any."""
    offered = {one.reference for one in (*choices.agencies, *choices.task_forces, *choices.small_teams)}
    names = {one.reference: one.name for one in room.agencies}
    named = list(dict.fromkeys(one for one in (read.owner, *read.supporters, *read.mentioned) if one is not None))
    others = list(read.supporter_texts)
    if read.owner_text:
        form.owner_text.data = read.owner_text
    elif named:
        _give_owner(form, named.pop(0), offered, names)
    agencies = [one for one in named if one in offered and one.kind is PartyKind.AGENCY]
    form.supporter_agencies.data = [one.id for one in agencies]
    for one in (one for one in named if one not in agencies):
        is_offered = one in offered
        form.supporters.append_entry(
            {"party": one if is_offered else None, "words": None if is_offered else names[one]}
        )
    for words in others:
        form.supporters.append_entry({"party": None, "words": words})
    return bool(form.owner.data or form.owner_text.data or named or others)


def _give_owner(form: ItemForm, owner: Reference, offered: set[Reference], names: dict[Reference, str]) -> None:
    """A party that cannot be assigned stands in its words."""
    if owner in offered and owner.kind is not PartyKind.SMALL_TEAM:
        form.owner.data = owner
    else:
        form.owner_text.data = names[owner]
