"""Records the follow-ups of one meeting of the demo, exactly those that its source states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.action_items import Horizon, ItemClass, StatedKind
from app.domain.roles import Actor
from app.jobs.demo_data import SMALL_TEAM, TASK_FORCE, RecordPlan
from app.jobs.demo_governments import Site
from app.jobs.demo_minutes import who
from app.models.meetings import SmallTeam
from app.services.action_items import MakeItem, make_item
from app.services.item_contents import Supporter


def record_items(
    actor: Actor,
    meeting_id: int,
    record: RecordPlan,
    site: Site,
    speakers: Mapping[str, int],
    points: Mapping[int, int],
) -> None:
    """Make the items of a record; a source that states none leaves none."""
    team_id = db.session.scalar(select(SmallTeam.id).where(SmallTeam.meeting_id == meeting_id))
    for row in record.case["tindak_lanjut"]:
        number = row["nomor"]
        stated_by_id, stated_by = who(row["disampaikan_oleh"], speakers)
        make_item(
            actor,
            MakeItem(
                meeting_id=meeting_id,
                number=number,
                text=row["uraian"],
                item_class=record.classes.get(number, ItemClass.TINDAK_LANJUT),
                stated_kind=StatedKind(row["jenis"]),
                stated_by_id=stated_by_id,
                stated_by_text=stated_by,
                supporters=tuple(
                    _supporter(name, record.supporters.get(name), site, team_id) for name in row["pelaksana_terkait"]
                ),
                horizons=frozenset(Horizon(name) for name in row["horizon"] or ()),
                due_on=row["tenggat"],
                due_text=row["tenggat_teks"],
                origin_point_id=points[record.origins[number]] if number in record.origins else None,
                **_owner(row["penanggung_jawab"], record.owners, site),
            ),
        )


def _owner(name: str, owners: Mapping[str, str], site: Site) -> dict[str, Any]:
    """The agency or task force behind the stated name, else the words themselves."""
    known = owners.get(name)
    if known == TASK_FORCE:
        return {"owner_task_force_id": site.task_force_id}
    return {"owner_agency_id": site.agencies[known]} if known else {"owner_text": name}


def _supporter(words: str, known: str | None, site: Site, team_id: int | None) -> Supporter:
    """Who works along, with the words of the source beside what they refer to."""
    if known == TASK_FORCE:
        return Supporter(task_force_id=site.task_force_id, words=words)
    if known == SMALL_TEAM:
        return Supporter(small_team_id=team_id, words=words)
    return Supporter(agency_id=site.agencies[known] if known else None, words=words)
