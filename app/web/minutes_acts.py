"""What a writer makes of a point or question on the page of the notula: addresses only, the forms are elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from flask import url_for

from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.queries.minutes_views import MinutesRecord, PointView
from app.web.meeting_frame import address

_MARK = "privacy.mark"


class Mark(NamedTuple):
    """Where marked words of a point are made terbatas, and the version of its section."""

    url: str
    version: int


@dataclass(frozen=True)
class Acts:
    """For the macros of minutes/_acts.html: `versions` of the sections by point, `mark_url` of any point."""

    meeting_id: int
    may_edit_items: bool
    mark_url: str | None = None
    versions: dict[int, int] = field(default_factory=dict)

    @property
    def any_point(self) -> int:
        """A point that stands in the addresses of the menu at marked words until words are marked."""
        return next(iter(self.versions))

    def conclusion(self, kind: str, row_id: int) -> str:
        """The list of conclusions with a new one made of a part (`butir`, `tanya-jawab`)."""
        return self._address("minutes_lists.conclusions", kind, row_id)

    def item(self, kind: str, row_id: int) -> str:
        """The form of a new follow-up made of a part."""
        return self._address("meeting_items.create", kind, row_id)

    def _address(self, endpoint: str, kind: str, row_id: int) -> str:
        values: dict[str, Any] = {"meeting_id": self.meeting_id, kind: row_id}
        return url_for(endpoint, **values)

    def mark(self, point: PointView) -> Mark | None:
        """None where the application does not split points, or all of it is terbatas already."""
        if self.mark_url is None or point.own is not Confidentiality.BIASA:
            return None
        url = address(_MARK, None, meeting_id=self.meeting_id, point_id=point.id)
        return Mark(url, self.versions[point.id]) if url else None


def minutes_acts(record: MinutesRecord, facts: MeetingFacts, *, may_edit_items: bool) -> Acts:
    """The acts on one page."""
    versions = {
        point.id: section.version for section in record.sections for point in section.points if not point.withheld
    }
    mark_url = address(_MARK, facts, meeting_id=facts.id, point_id=next(iter(versions))) if versions else None
    return Acts(facts.id, may_edit_items, mark_url, versions)
