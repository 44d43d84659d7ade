"""The notula in the official form (Permendagri 1/2023): one sheet in, one DOCX out. No sentence without a source."""

from __future__ import annotations

from app.documents import minutes_addenda, minutes_fields, minutes_sections, phrases
from app.documents.action_table import follow_up_part, has_output
from app.documents.blocks import Xml, paragraph, signature
from app.documents.fixed_texts import Mark, Official, Optional, Words
from app.documents.page import Style
from app.documents.parts import Part
from app.documents.shell import Properties, shell
from app.domain.labels import label
from app.domain.meetings import Confidentiality
from app.domain.minutes import SectionKind
from app.domain.sheets import Documentation, LinkedMeeting, MinutesSheet
from app.domain.signatures import signature_lines


def build(sheet: MinutesSheet, *, is_public: bool = False) -> bytes:
    """The notula as a DOCX file; the mark of the public version only says so, the sheet was cut down before."""
    body = [paragraph(Style.TITLE, Official.TITLE), *minutes_fields.head(sheet)]
    for number, part in enumerate((part for part in _parts(sheet) if part.is_filled), start=1):
        body += [paragraph(Style.SECTION, f"{number}.", part.title), *part.paragraphs()]
    body += [*_signature(sheet), *_attachments(sheet), *_notes(sheet), *minutes_addenda.addenda(sheet)]
    profile = sheet.profile
    heads = ((str(Mark.PUBLIC),) if is_public else ()) + marks(sheet.is_draft, sheet.confidentiality)
    paper = shell(profile, sheet.letterhead, heads, profile.minutes_spacing)
    return paper.fill(body, Properties(Official.TITLE, sheet.title, sheet.letterhead.unit, sheet.made_at))


def marks(is_draft: bool, confidentiality: Confidentiality) -> tuple[str, ...]:
    """What stands at the head of each page: the class of a confidential paper, and KONSEP."""
    secret = [] if confidentiality is Confidentiality.BIASA else [label(confidentiality).upper()]
    return (*secret, *([str(Mark.DRAFT)] if is_draft else []))


def omitted_labels(sheet: MinutesSheet) -> tuple[str, ...]:
    """Optional rows and sections that dropped out because nothing is known, in the order of the paper."""
    common = [label(kind) for kind in SectionKind if kind is not SectionKind.LAINNYA]
    common += [Optional.FIGURES, Optional.CONCLUSIONS, Optional.FOLLOW_UP]
    printed = {part.title for part in _parts(sheet) if part.is_filled}
    omitted = minutes_fields.omitted_rows(sheet)
    omitted += [title for title in _in_order(sheet) if title in common and title not in printed]
    if sheet.items and not has_output(sheet):
        omitted.append(Optional.OUTPUT)
    if sheet.signer is None:
        omitted.append(Optional.SIGNATURE)
    if not sheet.documentation:
        omitted.append(Optional.DOCUMENTATION)
    return tuple(str(text) for text in omitted)


def blank_labels(sheet: MinutesSheet) -> tuple[str, ...]:
    """Official labels that stay without a fact: dots in a draft, a dash in an approved paper."""
    return minutes_fields.blank_labels(sheet)


def _parts(sheet: MinutesSheet) -> list[Part]:
    """All sections in the order of the form, empty ones included."""
    return [
        *minutes_sections.spoken_parts(sheet),
        minutes_sections.figures_part(sheet),
        minutes_sections.conclusions_part(sheet),
        follow_up_part(sheet),
        *minutes_sections.closing_part(sheet),
    ]


def _in_order(sheet: MinutesSheet) -> list[str]:
    return list(dict.fromkeys(part.title for part in _parts(sheet)))


def _signature(sheet: MinutesSheet) -> list[Xml]:
    if sheet.signer is None:
        return []
    lines = signature_lines(sheet.signer, sekda_prints_nip=sheet.profile.sekda_prints_nip)
    return signature(lines, heading=Official.LEADERSHIP if sheet.signer.led_meeting else Words.ACKNOWLEDGED)


def _attachments(sheet: MinutesSheet) -> list[Xml]:
    lines = [str(Words.ATTENDANCE_LIST)] if sheet.attendance_attached else []
    lines += [_caption(entry) for entry in minutes_sections.once_withheld(sheet.documentation)]
    return _list(Words.ATTACHMENTS, lines)


def _caption(entry: Documentation) -> str:
    if entry.withheld:
        return Mark.WITHHELD
    kind = label(entry.kind)
    return entry.caption if entry.caption.casefold().startswith(kind.casefold()) else f"{kind}: {entry.caption}"


def _notes(sheet: MinutesSheet) -> list[Xml]:
    lines = [f"{Words.RECORDED_FROM}: {text}" for article in sheet.sources if (text := phrases.source(article))]
    return _list(Words.NOTES, lines + [_linked(meeting) for meeting in sheet.linked])


def _linked(meeting: LinkedMeeting) -> str:
    when = f" ({meeting.date_text})" if meeting.date_text else ""
    return f"{label(meeting.kind)}: {meeting.title}{when}"


def _list(title: str, lines: list[str]) -> list[Xml]:
    if not lines:
        return []
    signs = [f"{n}." for n in range(1, len(lines) + 1)] if len(lines) > 1 else ["-"]
    listed = [paragraph(Style.LIST, sign, phrases.sentence(line)) for sign, line in zip(signs, lines, strict=True)]
    return [paragraph(Style.NOTE, f"{title}:"), *listed]
