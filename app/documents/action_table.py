"""*Rencana tindak lanjut* of the notula: the table of items, then the small team and the plan that were spoken of."""

from __future__ import annotations

from app.documents import page, phrases
from app.documents.blocks import Xml, table
from app.documents.fixed_texts import Mark, Optional, Words
from app.documents.minutes_fields import blank
from app.documents.minutes_sections import once_withheld
from app.documents.parts import Part
from app.domain.action_items import ItemClass, ItemStatus
from app.domain.indonesian import joined, upper_first
from app.domain.labels import label
from app.domain.sheets import ActionLine, MinutesSheet, PaperProfile, SmallTeam

# Shares of the width, without and with the column of outputs; six columns still fit an upright page.
_SHARES = (0.9, 5.4, 3.7, 2.7, 3.3)
_SHARES_WITH_OUTPUT = (0.9, 4.2, 3.1, 2.5, 2.6, 2.7)
#: States that every firm item begins with, so that a paper need not say them.
_AT_FIRST = frozenset({ItemStatus.BELUM_DITINDAKLANJUTI, ItemStatus.DISAMPAIKAN, ItemStatus.MENUNGGU_KESEDIAAN})


def follow_up_part(sheet: MinutesSheet) -> Part:
    """The section; empty when the meeting left nothing to do."""
    part = Part(Optional.FOLLOW_UP)
    if sheet.items:
        part.add_table(_table(sheet.items, sheet.profile, has_output(sheet), _short_blank(sheet)))
    for team in sheet.small_teams:
        part.add(_small_team(team, blank(sheet)))
    if sheet.action_plan:
        plan = sheet.action_plan
        due = phrases.labelled(Words.DUE_LOWER, plan.due_text or blank(sheet))
        known = (Words.MENTIONED, phrases.horizons(plan.horizons, Words.HORIZON_LOWER), due)
        part.add(phrases.sentence(f"{Words.ACTION_PLAN}: {'; '.join(text for text in known if text)}"))
    return part


def _short_blank(sheet: MinutesSheet) -> str:
    return Mark.SHORT_DOTS if sheet.is_draft else Mark.DASH


def has_output(sheet: MinutesSheet) -> bool:
    """Whether any item states an expected output or a proof, so that the column is printed."""
    return any(item.expected_output or item.proof for item in sheet.items if not item.withheld)


def _table(items: tuple[ActionLine, ...], profile: PaperProfile, outputs: bool, unknown: str) -> Xml:
    head: list[str] = [
        Words.COLUMN_NUMBER,
        Words.COLUMN_ITEM,
        Words.COLUMN_OWNER,
        Words.COLUMN_DUE,
        Words.COLUMN_REMARKS,
    ]
    if outputs:
        head.insert(3, Optional.OUTPUT)
    widths = page.column_widths(profile, _SHARES_WITH_OUTPUT if outputs else _SHARES)
    rows = [_row(item, outputs, unknown) for item in once_withheld(items)]
    return table(widths, head, rows, centred=frozenset({0}))


def _row(item: ActionLine, outputs: bool, unknown: str) -> list[str]:
    if item.withheld:
        return ["", Mark.WITHHELD, *([""] * (4 if outputs else 3))]
    owner = upper_first(item.owner or unknown)
    if item.supporters:
        owner += f"\n{Words.SUPPORTED_BY}: {joined(item.supporters)}"
    due = upper_first(phrases.due(item.due_on, item.due_text) or unknown)
    horizon = phrases.horizons(item.horizons, Words.HORIZON)
    cells = [f"{item.number}.", upper_first(item.text), owner, f"{due}\n{horizon}" if horizon else due, _remarks(item)]
    if outputs:
        cells.insert(3, output_text(item.expected_output, item.proof) or Mark.DASH)
    return cells


def output_text(expected: str | None, proof: str | None) -> str:
    """What shall come out, and by what it is shown."""
    parts = [expected, f"{Words.PROOF}: {proof}" if proof else None]
    return "\n".join(part for part in parts if part)


def _remarks(item: ActionLine) -> str:
    stated = [label(item.stated_kind)] if item.stated_kind else []
    if item.stated_by:
        stated.append(f"{Words.STATED_BY} {phrases.who_briefly(item.stated_by)}")
    classed = label(item.item_class) if item.item_class is not ItemClass.TINDAK_LANJUT else None
    state = None if item.status in _AT_FIRST else label(item.status)
    return "\n".join(part for part in (", ".join(stated), classed, state) if part) or Mark.DASH


def _small_team(team: SmallTeam, unknown: str) -> str:
    mandate = [phrases.labelled(Words.MANDATE, team.mandate)] if team.mandate else []
    members = phrases.labelled(Words.MEMBERS, joined(team.members) or unknown)
    return phrases.sentence(f"{team.name or Words.SMALL_TEAM}: {'; '.join([Words.MENTIONED, *mandate, members])}")
