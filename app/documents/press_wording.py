"""A first draft of a siaran pers out of recorded facts: headline, lead, paragraphs. Nothing is added to the facts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from app.documents import phrases
from app.documents.fixed_texts import Mark
from app.documents.paper_texts import Press
from app.domain.indonesian import joined, long_date, lower_first, number, upper_first
from app.domain.meeting_days import dates_text, times_text
from app.domain.sheets import ActionLine, Contact, Figure, Participant, Party, PressFacts, Quotation, Said


@dataclass(frozen=True, kw_only=True)
class PressDraft:
    """What a person goes on from; `body` are paragraphs."""

    headline: str
    lead: str
    body: tuple[str, ...]


def draft(facts: PressFacts) -> PressDraft:
    """Who, what, when and where first; then who opened it, who came, what was said and what comes next."""
    paragraphs = (
        _opening(facts),
        _attendance(facts),
        _resource_persons(facts),
        *_speeches(facts.said),
        *(_quotation(quotation) for quotation in facts.quotations),
        _figures(facts.figures),
        _sentences(f"{Press.CONCLUDED}:", [row.text for row in facts.conclusions]),
        _list(Press.NEXT_STEPS, _steps(facts.next_steps)),
        _list(Press.CONTACTS, [_contact(contact) for contact in facts.contacts]),
    )
    return PressDraft(headline=_headline(facts), lead=_lead(facts), body=tuple(text for text in paragraphs if text))


def _headline(facts: PressFacts) -> str:
    if facts.organiser:
        return f"{upper_first(facts.organiser)} {Press.HEADLINE_HOLDS} {facts.title}"
    return upper_first(facts.title)


def _lead(facts: PressFacts) -> str:
    what = (
        f"{upper_first(facts.organiser)} {Press.HOLDS} {facts.title}"
        if facts.organiser
        else f"{upper_first(facts.title)} {Press.IS_HELD}"
    )
    where = f" {Press.AT} {facts.place}" if facts.place else ""
    when = dates_text(facts.days)
    at = times_text(facts.days, facts.zone)
    dated = f" {Press.ON} {when}" if when else ""
    # A clock time follows "pukul"; words of the source such as "pagi" stand by themselves.
    timed = f", {Press.OCLOCK if at[:1].isdigit() else ''}{at}" if at else ""
    place_line = f"{facts.city.upper()} – " if facts.city else ""
    purposes = f" {Press.PURPOSE} {_inside(facts.purposes)}." if facts.purposes else ""
    return f"{place_line}{what}{where}{dated}{timed}.{purposes}"


def _opening(facts: PressFacts) -> str:
    sentences = []
    if facts.opened_by:
        beside = _people(facts.companions)
        beside = f", {Press.ACCOMPANIED_BY} {beside}" if beside else ""
        sentences.append(f"{Press.OPENED_BY} {_people(facts.opened_by)}{beside}.")
    if facts.chair and facts.chair not in facts.opened_by:
        sentences.append(f"{Press.LED_BY} {phrases.who(facts.chair)}.")
    return " ".join(sentences)


def _attendance(facts: PressFacts) -> str:
    elements = joined(list(facts.elements))
    if facts.total is None:
        return f"{Press.PARTICIPANTS} {elements}." if elements else ""
    note = f" {facts.total_note}" if facts.total_note else ""
    among = f", {Press.FROM_ELEMENTS} {elements}" if elements else ""
    return f"{Press.FOLLOWED_BY} {number(facts.total)} {Press.PEOPLE}{note}{among}."


def _resource_persons(facts: PressFacts) -> str:
    return _list(Press.RESOURCE_PERSONS, [_resource_person(row) for row in facts.resource_persons])


def _resource_person(row: Participant) -> str:
    known = phrases.who(row.party) or row.unsur or ""
    return f"{known} ({Press.TOPIC} {lower_first(row.topic)})" if row.topic else known


def _speeches(said: tuple[Said, ...]) -> list[str]:
    """One paragraph for what one speaker said in a row; what was left out shows."""
    found = []
    for (speaker, is_withheld), rows in groupby(said, key=lambda row: (row.speaker, row.withheld)):
        if is_withheld:
            found.append(str(Mark.WITHHELD))
            continue
        texts = [row.text for row in rows]
        who = f"{upper_first(phrases.who(speaker))} {Press.SAYS}" if speaker else str(Press.IT_WAS_SAID)
        found.append(_sentences(f"{who}.", texts))
    return found


def _sentences(words: str, texts: list[str]) -> str:
    """`Words. First. Second.`; nothing where nothing was said."""
    said = [phrases.sentence(upper_first(text.strip())) for text in texts if text.strip()]
    return " ".join([words, *said]) if said else ""


def _quotation(quotation: Quotation) -> str:
    by = f" {Press.QUOTED} {phrases.who_briefly(quotation.speaker)}" if quotation.speaker else ""
    return f"“{quotation.text.strip('“”').rstrip(',. ')},”{by}." if by else f"“{quotation.text.strip('“”')}”"


def _figures(figures: tuple[Figure, ...]) -> str:
    return _list(Press.FIGURES, [_figure(figure) for figure in figures])


def _figure(figure: Figure) -> str:
    about = [part for part in (figure.area, figure.period) if part]
    source = [f"{Press.SOURCE} {figure.source}"] if figure.source else []
    beside = f" ({'; '.join([*about, *source])})" if about or source else ""
    return f"{figure.indicator}: {phrases.figure_value(figure)}{beside}"


def _steps(lines: tuple[ActionLine, ...]) -> list[str]:
    """What each owner does, in the order of the items; an owner of several in a row is named once."""
    found = []
    for owner, rows in groupby(lines, key=lambda line: line.owner):
        steps = [_step(line) for line in rows]
        found += [f"{owner} – {steps[0]}", *steps[1:]] if owner else steps
    return found


def _step(line: ActionLine) -> str:
    due = f" ({Press.DUE} {long_date(line.due_on)})" if line.due_on else ""
    due = due or (f" ({line.due_text})" if line.due_text else "")
    return f"{lower_first(line.text)}{due}"


def _contact(contact: Contact) -> str:
    purpose = f" ({lower_first(contact.purpose)})" if contact.purpose else ""
    return " ".join(part for part in (contact.name, contact.number) if part) + purpose


def _people(parties: tuple[Party, ...]) -> str:
    return joined([phrases.who(party) for party in parties])


def _inside(texts: tuple[str, ...]) -> str:
    return joined([lower_first(text.rstrip(" .;")) for text in texts])


def _list(words: str, texts: list[str]) -> str:
    """`Words: first; second; third.`, since facts are whole sentences that commas would tangle."""
    bare = [text.strip().rstrip(".;") for text in texts if text.strip()]
    return f"{words}: {'; '.join(bare)}." if bare else ""
