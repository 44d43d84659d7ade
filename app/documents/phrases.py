"""How recorded facts read in a line: a person with office, a participant, money, a due date. No markup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.documents.fixed_texts import Words
from app.domain.action_items import Horizon
from app.domain.indonesian import count_in_words, joined, long_date, lower_first, number, rupiah
from app.domain.labels import label
from app.domain.meetings import ParticipantRole, Representative
from app.domain.sheets import Figure, FundingLine, LetterReference, Participant, Party, SourceArticle, TaskForceLine
from app.domain.signatures import prefixed

#: Roles that have a row of their own in the notula, or say nothing.
_UNNAMED_ROLES = frozenset(
    {ParticipantRole.PIMPINAN, ParticipantRole.SEKRETARIS, ParticipantRole.PENCATAT, ParticipantRole.PESERTA}
)
_CLOSING_MARKS = (".", "…", "?", "!", "”", '"', "-", "]")


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    bare = text.rstrip()
    return bare if is_ended(bare) else f"{bare}."


def is_ended(text: str) -> bool:
    """Whether a text ends a sentence already."""
    return text.endswith(_CLOSING_MARKS)


def labelled(word: str, value: object) -> str:
    """`pagu: Rp5.000,00`."""
    return f"{word}: {value}"


def office(party: Party) -> str | None:
    """The office with Plt., Plh. or Pj. before it."""
    return prefixed(party.office, party.status) if party.office else None


def who(party: Party) -> str:
    """Name and office, with whom they represent; an office or an institution alone where no name is known."""
    known = [part for part in (party.name, office(party) or party.institution) if part]
    return ", ".join([*known, *_represented(party)])


def who_briefly(party: Party) -> str:
    """The name alone, else the office, else the institution."""
    return party.name or office(party) or party.institution or ""


def participants(rows: Iterable[Participant]) -> list[str]:
    """Lines of the list of participants: each instansi, unsur or office once, the recorded names behind it."""
    lines: dict[str, list[str]] = {}
    notes: dict[str, list[str]] = {}
    for row in rows:
        key = row.party.institution or row.unsur or office(row.party) or row.party.name
        if not key:
            continue
        lines.setdefault(key, [])
        notes.setdefault(key, [])
        person = ", ".join(part for part in (row.party.name, office(row.party)) if part and part != key)
        if person:
            lines[key].append(_with_notes(person, _notes(row)))
        else:
            notes[key] += [note for note in _notes(row) if note not in notes[key]]
        if row.count is not None:
            lines[key].append(f"{count_in_words(row.count)} {Words.PEOPLE}")
    return [
        _with_notes(key, notes[key]) + (f": {'; '.join(people)}" if people else "") for key, people in lines.items()
    ]


def _notes(row: Participant) -> list[str]:
    roles = [lower_first(label(role)) for role in row.roles if role not in _UNNAMED_ROLES]
    represented = _represented(row.party)
    is_marked = row.representative is Representative.YA and not represented
    stands_for = [str(Words.REPRESENTATIVE)] if is_marked else []
    return [*stands_for, *roles, *([row.team_office] if row.team_office else []), *represented]


def _with_notes(text: str, notes: list[str]) -> str:
    return f"{text} ({'; '.join(notes)})" if notes else text


def _represented(party: Party) -> list[str]:
    known = [part for part in (party.represents_office, party.represents_name) if part]
    return [f"{Words.REPRESENTS} {' '.join(known)}"] if known else []


def task_force(force: TaskForceLine) -> str:
    """Name, the other names used, and the chair as stated."""
    parts = [force.name]
    if force.aliases:
        parts.append(f"{Words.ALSO_CALLED} {joined(force.aliases)}")
    if force.chair:
        parts.append(labelled(Words.CHAIRED_BY, who(force.chair)))
    return "; ".join(parts)


def funding(line: FundingLine) -> str:
    """All that is known of one source of money."""
    facts: tuple[tuple[str, object], ...] = (
        (Words.GIVER, line.giver),
        (Words.BUDGET_DOCUMENT, line.budget_document),
        (Words.FISCAL_YEAR, line.fiscal_year),
        (Words.CEILING, None if line.ceiling is None else rupiah(line.ceiling)),
        (Words.REALISED, None if line.realised is None else rupiah(line.realised)),
        (Words.SUB_ACTIVITY, line.sub_activity_code),
        (Words.FUNDING_PURPOSE, line.purpose),
    )
    named = [part for part in (line.source, line.detail) if part]
    return "; ".join([*named, *(labelled(text, value) for text, value in facts if value is not None)])


def reference(letter: LetterReference | None, blank: str) -> str | None:
    """`Nomor … tanggal …`, the unknown half as `blank`; None when nothing is known."""
    if letter is None or not (letter.number or letter.dated_on):
        return None
    dated = long_date(letter.dated_on) if letter.dated_on else blank
    return f"{Words.NUMBER} {letter.number or blank} {Words.DATED} {dated}"


def figure_value(figure: Figure) -> str:
    """`24.343 kasus`, or what was said without a number."""
    amount = number(figure.value) if figure.value is not None else figure.value_text
    return " ".join(part for part in (amount, figure.unit) if part)


def horizons(stated: tuple[Horizon, ...], word: str) -> str | None:
    """`Jangka pendek, menengah, dan panjang`."""
    return f"{word} {joined([horizon.value for horizon in stated])}" if stated else None


def due(on: date | None, text: str | None) -> str | None:
    """The due date, else the words of the source."""
    return long_date(on) if on else text


def source(article: SourceArticle) -> str:
    """Outlet, byline, title and dates of a published text."""
    dates = ((Words.PUBLISHED, article.published_on), (Words.REPUBLISHED, article.republished_on))
    quoted = f"“{article.title}”" if article.title else None
    known = [part for part in (article.outlet, article.byline, quoted) if part]
    return "; ".join([*known, *(f"{word} {long_date(day)}" for word, day in dates if day)])
