"""How a message begins: Yth. Bapak …, his office, and the pronoun that the rest of the text uses. Never "Anda"."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.labels import label
from app.domain.sheets import Greeted
from app.messages.rendering import short

ANYBODY = "Bapak/Ibu"


@dataclass(frozen=True)
class Greeting:
    """`who` follows Yth.; "" for a text that greets nobody."""

    who: str
    office: str
    pronoun: str


def to_person(greeted: Greeted) -> Greeting:
    """By name with the office under it, or by the office alone."""
    pronoun = label(greeted.sapaan) if greeted.sapaan else ANYBODY
    if greeted.name:
        return Greeting(f"{pronoun} {short(greeted.name, 120)}", short(greeted.office), pronoun)
    return Greeting(f"{pronoun} {short(greeted.office)}".strip(), "", pronoun)


def to_group(words: str = "") -> Greeting:
    """Everybody in a group; `words` say who ("peserta rapat")."""
    return Greeting(f"{ANYBODY} {words}".strip(), "", ANYBODY)
