"""The body of the notula, *Kegiatan Sidang/Rapat*: what was said, answered and quoted, section by section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

from app.documents import page, phrases
from app.documents.blocks import Marked, table
from app.documents.fixed_texts import Mark, Optional, Words
from app.documents.parts import Part
from app.domain import rich_text
from app.domain.indonesian import upper_first
from app.domain.labels import label
from app.domain.meetings import ParticipantRole
from app.domain.minutes import SectionKind
from app.domain.sheets import Answer, Contact, Figure, Guarded, MinutesSheet, Participant, Party, Point, Session

G = TypeVar("G", bound=Guarded)

#: No., what, how much, where, when, by whom: shares of the width.
_FIGURE_SHARES = (0.9, 4.6, 2.3, 2.3, 2.5, 3.4)


def spoken_parts(sheet: MinutesSheet) -> list[Part]:
    """The sections that people's words fill, in the order of `SectionKind`, the closing left out; some are empty."""
    kinds = [kind for kind in SectionKind if kind is not SectionKind.PENUTUP]
    return [part for kind in kinds for part in _parts_of(sheet, kind)]


def closing_part(sheet: MinutesSheet) -> list[Part]:
    """*Penutup*, the last section."""
    return _parts_of(sheet, SectionKind.PENUTUP)


def figures_part(sheet: MinutesSheet) -> Part:
    """Numbers that were quoted, as a table, and services that people can reach."""
    part = Part(Optional.FIGURES)
    if sheet.figures:
        widths = page.column_widths(sheet.profile, _FIGURE_SHARES)
        head = [Words.COLUMN_NUMBER, Words.COLUMN_FIGURE, Words.COLUMN_VALUE]
        head += [Words.COLUMN_AREA, Words.COLUMN_PERIOD, Words.COLUMN_SOURCE]
        rows = [_figure(n, figure) for n, figure in enumerate(once_withheld(sheet.figures), start=1)]
        part.add_table(table(widths, head, rows, centred=frozenset({0})))
    if sheet.contacts:
        unknown = Mark.SHORT_DOTS if sheet.is_draft else Mark.DASH
        part.add(f"{Optional.CONTACTS}:", numbered=[_contact(contact, unknown) for contact in sheet.contacts])
    return part


def conclusions_part(sheet: MinutesSheet) -> Part:
    """*Kesimpulan rapat*, one entry each."""
    part = Part(Optional.CONCLUSIONS)
    for conclusion in once_withheld(sheet.conclusions):
        part.add(Mark.WITHHELD if conclusion.withheld else phrases.sentence(conclusion.text))
    return part


def _parts_of(sheet: MinutesSheet, kind: SectionKind) -> list[Part]:
    """One part with the official title, and one for each section that has a title of its own."""
    common = Part(label(kind))
    if kind in _BEGINNINGS:
        _BEGINNINGS[kind](sheet, common)
    sections = [section for section in sheet.sections if section.kind is kind]
    _points(
        common, [point for section in sections if section.title in (None, common.title) for point in section.points]
    )
    if kind is SectionKind.DISKUSI:
        _answers(common, sheet.answers)
    parts = [common]
    for section in sections:
        if section.title not in (None, common.title):
            parts.append(Part(section.title))
            _points(parts[-1], section.points)
    return parts


def _opening(sheet: MinutesSheet, part: Part) -> None:
    for text, role in (
        (Optional.OPENED_BY, ParticipantRole.PEMBUKA),
        (Optional.COMPANIONS, ParticipantRole.PENDAMPING),
    ):
        _holders(part, text, sheet.with_role(role))


def _closing(sheet: MinutesSheet, part: Part) -> None:
    _holders(part, Optional.CLOSED_BY, sheet.with_role(ParticipantRole.PENUTUP))


def _holders(part: Part, text: str, rows: Sequence[Participant]) -> None:
    if rows:
        part.add(f"{text}: {'; '.join(phrases.who(row.party) for row in rows)}.")


def _speakers(sheet: MinutesSheet, part: Part) -> None:
    for row in sheet.with_role(ParticipantRole.NARASUMBER):
        topic = [phrases.sentence(f"{Words.TOPIC}: {row.topic}")] if row.topic else []
        part.add(f"{Optional.SPEAKERS}: {phrases.who(row.party)}.", *topic)


def _session(sheet: MinutesSheet, part: Part) -> None:
    session = sheet.session
    if session is None:
        return
    if not session.held:
        part.add(f"{Words.SESSION_NOT_HELD}.")
        return
    part.add(phrases.sentence("; ".join([Words.SESSION_HELD, *_session_facts(session)])))


def _session_facts(session: Session) -> list[str]:
    facts = (
        (Words.SESSION_TIME, session.time_text),
        (Words.SESSION_PARTIES, " dan ".join(session.parties)),
        (Words.SESSION_TOPIC, session.topic),
    )
    known = [phrases.labelled(word, value) for word, value in facts if value]
    return known if session.content_recorded else [*known, Words.CONTENT_NOT_RECORDED]


#: What stands in a section before its points.
_BEGINNINGS: dict[SectionKind, Callable[[MinutesSheet, Part], None]] = {
    SectionKind.PEMBUKAAN: _opening,
    SectionKind.PAPARAN: _speakers,
    SectionKind.DISKUSI: _session,
    SectionKind.PENUTUP: _closing,
}


def _points(part: Part, points: Sequence[Point]) -> None:
    """Points in order; those that one speaker makes in a row stand numbered under the speaker."""
    for speaker, run in groupby(once_withheld(points), key=_speaker):
        if speaker is None:
            for point in run:
                part.add(_point(point))
            continue
        said = [_point(point) for point in run]
        part.add(f"{phrases.who(speaker)}:", numbered=said)


def _speaker(point: Point) -> Party | None:
    return None if point.withheld else point.speaker


def _point(point: Point) -> str:
    if point.withheld:
        return Mark.WITHHELD
    kind = label(point.kind) if point.kind else ""
    addressed = f"{Words.TO} {point.addressee}" if point.addressee else ""
    heading = " ".join(part for part in (kind, addressed) if part)
    lists = rich_text.has_lists(point.text)
    # An entry of a list is a line of its own, and so is what stands before and behind the list.
    gap = "\n" if lists else " "
    begins = "\n" if lists and rich_text.blocks(point.text)[0].sign else " "
    text = point.text.rstrip()
    stop = "" if phrases.is_ended(rich_text.plain(text)) else "."
    return Marked(text, before=f"{heading}:{begins}" if heading else "", after=gap.join([stop, *_remarks(point)]))


def _remarks(point: Point) -> list[str]:
    remarks = []
    if point.quote:
        remarks.append(f"{Words.QUOTE}: “{point.quote}”.")
    if point.context:
        remarks.append(phrases.sentence(f"{Words.CONTEXT}: {point.context}"))
    if point.order_note:
        counted = f" {Words.ORDER_NUMBER}{point.stated_order}" if point.stated_order else ""
        remarks.append(phrases.sentence(f"{Words.ORDER}{counted}: {point.order_note}"))
    return remarks


def _answers(part: Part, answers: Sequence[Answer]) -> None:
    for row in once_withheld(answers):
        if row.withheld:
            part.add(Mark.WITHHELD)
            continue
        asked = f"{label(row.form)} {Words.FROM} {phrases.who(row.asked_by)}" if row.asked_by else label(row.form)
        question = phrases.sentence(f"{asked}: {row.question or Words.CONTENT_NOT_RECORDED}")
        part.add(question, *_answer(row))


def _answer(row: Answer) -> list[str]:
    if not (row.answer or row.answered_by):
        return []
    by = f"{Words.ANSWER} {phrases.who(row.answered_by)}" if row.answered_by else str(Words.ANSWER)
    return [phrases.sentence(f"{by}: {row.answer or Words.CONTENT_NOT_RECORDED}")]


def _figure(position: int, figure: Figure) -> tuple[str, ...]:
    if figure.withheld:
        return (f"{position}.", Mark.WITHHELD, "", "", "", "")
    by = f"{Words.STATED_BY} {phrases.who_briefly(figure.speaker)}" if figure.speaker else None
    sources = "; ".join(part for part in (figure.source, by) if part)
    unknown = Mark.DASH
    return (
        f"{position}.",
        upper_first(figure.indicator),
        phrases.figure_value(figure) or unknown,
        figure.area or unknown,
        upper_first(figure.period or unknown),
        upper_first(sources) or unknown,
    )


def _contact(contact: Contact, unknown: str) -> str:
    purpose = f" ({contact.purpose})" if contact.purpose else ""
    return f"{contact.name}: {contact.number or unknown}{purpose}"


def once_withheld(rows: Sequence[G]) -> list[G]:
    """Rows with each run of withheld ones as a single row, so that the paper does not tell how many there are."""
    return [row for i, row in enumerate(rows) if not (row.withheld and i and rows[i - 1].withheld)]
