"""The end of a notula that was added to after its approval: each addition with its date and reason."""

from __future__ import annotations

from app.documents import phrases
from app.documents.blocks import Xml, paragraph
from app.documents.fixed_texts import Words
from app.documents.page import Style
from app.documents.parts import Part
from app.domain.indonesian import long_date
from app.domain.sheets import Addendum, MinutesSheet


def addenda(sheet: MinutesSheet) -> list[Xml]:
    """*Tambahan notula*; nothing where nothing was added."""
    if not sheet.addenda:
        return []
    part = Part(Words.ADDENDA)
    for row in sheet.addenda:
        part.add(_heading(row), phrases.sentence(row.text))
    return [paragraph(Style.SECTION, part.title), *part.paragraphs()]


def _heading(row: Addendum) -> str:
    dated = f"{Words.ADDENDUM}{row.no}, {Words.DATED} {long_date(row.signed_on)}"
    return phrases.sentence(f"{dated}; {Words.REASON}: {row.reason}")
