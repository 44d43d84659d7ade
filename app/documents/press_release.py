"""The siaran pers as a DOCX file: kop, headline, lead, paragraphs, and whether the humas has checked it."""

from __future__ import annotations

from app.documents.blocks import paragraph
from app.documents.page import Style
from app.documents.paper_texts import Press
from app.documents.phrases import sentence
from app.documents.shell import Properties, shell
from app.domain.sheets import PressReleaseSheet


def build(sheet: PressReleaseSheet) -> bytes:
    """The release; until somebody of the humas has checked it, BELUM DIPERIKSA stands at the head of every page."""
    body = [paragraph(Style.TITLE, Press.TITLE), paragraph(Style.SUBTITLE, sheet.headline, bold=True)]
    body += [paragraph(Style.LETTER_BODY, line) for text in (sheet.lead, *sheet.body) for line in text.splitlines()]
    if sheet.checked_by:
        body.append(paragraph(Style.NOTE, sentence(f"{Press.CHECKED_BY} {sheet.checked_by}")))
    marks = () if sheet.checked_by else (str(Press.UNCHECKED),)
    paper = shell(sheet.profile, sheet.letterhead, marks, sheet.profile.letter_spacing)
    return paper.fill(body, Properties(Press.TITLE, sheet.headline, sheet.letterhead.unit, sheet.made_at))
