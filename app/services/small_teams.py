"""The tim kecil that a meeting formed: name, mandate, members as far as they were named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, select

from app.db import db, transactional
from app.domain.errors import Conflict, NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.models.action_items import ItemSupporter
from app.models.agencies import Agency
from app.models.meetings import SmallTeam, SmallTeamMember
from app.models.people import Person
from app.services import audit, submissions
from app.services.audit import Changes
from app.services.minutes_writing import check_open, is_closed, lock_minutes, writing
from app.services.posted_rows import UNKNOWN_ROW, without_gone

UNKNOWN_AGENCY = "Instansi tidak dikenal. Pilih kembali dari daftar."
UNKNOWN_MEMBER = "Pejabat tidak dikenal. Pilih kembali dari daftar."
IN_USE = "Tim kecil “{name}” tercatat pada tindak lanjut. Ubah tindak lanjutnya terlebih dahulu."


@dataclass(frozen=True, kw_only=True)
class TeamRow:
    """One team; its members are agencies, persons, or words, and often nobody is named."""

    id: int | None = None
    name: str
    mandate: str | None = None
    agency_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()
    member_texts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SaveTeams:
    """All teams of the page, and those taken off. `version` is that of the teams of these minutes."""

    meeting_id: int
    version: int
    teams: tuple[TeamRow, ...] = ()
    removed_ids: frozenset[int] = field(default_factory=frozenset)


@transactional
def save_teams(actor: Actor, command: SaveTeams, key: str = "") -> int:
    """Write the teams of a meeting; gives its id. A team that an item names is not taken off. Raises Conflict."""
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "small_teams")) is not None:
        return done
    check_open(facts)
    _bump(facts, command.version)
    stored = {row.id: row for row in db.session.scalars(select(SmallTeam).where(SmallTeam.meeting_id == facts.id))}
    ids = _matched(command, stored)
    _check_members(actor, command.teams)
    changes = _remove(command.removed_ids - set(ids), stored)
    for row_id, posted in zip(ids, command.teams, strict=True):
        changes |= _write(facts, stored[row_id] if row_id is not None else None, posted)
    submissions.remember(actor, key, "small_teams", facts.id)
    if is_closed(facts, Confidentiality.BIASA):
        changes = {}
    audit.record(actor, "simpan_tim_kecil", "meeting", facts.id, meeting_id=facts.id, changes=changes)
    return facts.id


def _bump(facts: MeetingFacts, version: int) -> None:
    """Raises Conflict for a stale page, NotFound without minutes."""
    head = lock_minutes(facts.id)
    if head is None:
        raise NotFound
    if head.teams_version != version:
        raise Conflict(version=head.teams_version)
    head.teams_version += 1


def _matched(command: SaveTeams, stored: dict[int, SmallTeam]) -> list[int | None]:
    """The stored team of each posted row; None for a new one."""
    ids = without_gone(SmallTeam, [row.id for row in command.teams], stored.values())
    for number, row_id in enumerate(ids):
        if row_id is not None and (row_id not in stored or row_id in ids[:number]):
            raise RuleViolation(f"teams-{number}-name", UNKNOWN_ROW)
    going = set(without_gone(SmallTeam, list(command.removed_ids), stored.values())) - {None}
    if going - stored.keys():
        raise RuleViolation("teams", UNKNOWN_ROW)
    return ids


def _check_members(actor: Actor, teams: tuple[TeamRow, ...]) -> None:
    for table, name, message in ((Agency, "agency_ids", UNKNOWN_AGENCY), (Person, "person_ids", UNKNOWN_MEMBER)):
        wanted = {member for row in teams for member in getattr(row, name)}
        if not wanted:
            continue
        known = set(
            db.session.scalars(select(table.id).where(table.id.in_(wanted), table.government_id == actor.government_id))
        )
        for number, row in enumerate(teams):
            if set(getattr(row, name)) - known:
                raise RuleViolation(f"teams-{number}-{name}", message)


def _remove(removed_ids: frozenset[int], stored: dict[int, SmallTeam]) -> Changes:
    changes: Changes = {}
    for row_id in sorted(removed_ids & stored.keys()):
        team = stored[row_id]
        if db.session.scalar(select(ItemSupporter.id).where(ItemSupporter.small_team_id == row_id).limit(1)):
            raise RuleViolation("teams", IN_USE.format(name=team.name))
        db.session.execute(delete(SmallTeamMember).where(SmallTeamMember.small_team_id == row_id))
        db.session.delete(team)
        changes[f"tim kecil {row_id}: dihapus"] = (team.name, None)
    return changes


def _write(facts: MeetingFacts, team: SmallTeam | None, posted: TeamRow) -> Changes:
    changes: Changes = {}
    if team is None:
        team = SmallTeam(government_id=facts.government_id, meeting_id=facts.id)
        db.session.add(team)
    for name in ("name", "mandate"):
        before, after = getattr(team, name), getattr(posted, name)
        if before != after:
            changes[f"tim kecil {team.id or 'baru'}: {name}"] = (before, after)
            setattr(team, name, after)
    db.session.flush()  # the members need the team's id
    return changes | _write_members(facts, team.id, posted)


def _write_members(facts: MeetingFacts, team_id: int, posted: TeamRow) -> Changes:
    """Nothing points at members, so a changed list is written anew."""
    stored = list(
        db.session.scalars(
            select(SmallTeamMember).where(SmallTeamMember.small_team_id == team_id).order_by(SmallTeamMember.id)
        )
    )
    before = [(row.agency_id, row.person_id, row.unsur_text) for row in stored]
    after: list[tuple[Any, Any, Any]] = [(member, None, None) for member in posted.agency_ids]
    after += [(None, member, None) for member in posted.person_ids]
    after += [(None, None, words) for words in posted.member_texts]
    if before == after:
        return {}
    for row in stored:
        db.session.delete(row)
    for agency_id, person_id, words in after:
        db.session.add(
            SmallTeamMember(
                government_id=facts.government_id,
                small_team_id=team_id,
                agency_id=agency_id,
                person_id=person_id,
                unsur_text=words,
            )
        )
    return {f"tim kecil {team_id}: anggota": (before, after)}
