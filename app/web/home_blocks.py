"""What Beranda shows to whom: everything that waits for the person is looked up, at most three blocks are shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.domain.roles import Actor, Role
from app.queries import meeting_list
from app.queries.home import agency, installation, leadership, open_items, secretariat, silent_agencies
from app.queries.home.installation import AccountState, InstallationState
from app.queries.home.open_items import OpenItems
from app.queries.home.waiting import waiting
from app.queries.meeting_list import MeetingRow

ROWS = 5
MEETINGS = 3
#: Blocks in the wide column, the most pressing first, and of the narrow one.
_WIDE = ("decisions", "reports", "exceptions", "extensions", "returned", "gaps", "verifications", "unreported")
_NARROW = ("invitations", "unanswered")


@dataclass
class Found:
    """Everything that waits for the person."""

    items: OpenItems
    decisions: list[leadership.Decision] = field(default_factory=list)
    exceptions: list[leadership.Exceptional] = field(default_factory=list)
    extensions: list[leadership.Extension] = field(default_factory=list)
    unreported: list[silent_agencies.Unreported] = field(default_factory=list)
    reports: list[agency.WaitingReport] = field(default_factory=list)
    returned: list[agency.Returned] = field(default_factory=list)
    invitations: list[agency.Invitation] = field(default_factory=list)
    gaps: list[secretariat.Gap] = field(default_factory=list)
    verifications: list[secretariat.Verification] = field(default_factory=list)
    unanswered: list[secretariat.Unanswered] = field(default_factory=list)
    meetings: list[MeetingRow] = field(default_factory=list)
    accounts: AccountState | None = None
    installation: InstallationState | None = None

    @property
    def has_meetings(self) -> bool:
        """Whether any meeting is known to this page, so that a new installation can be told from a quiet day."""
        return bool(self.meetings or self.gaps or self.unanswered or self.invitations)


@dataclass(frozen=True)
class Layout:
    """Names of the blocks in both columns; together at most three."""

    wide: tuple[str, ...]
    narrow: tuple[str, ...]


def look_up(actor: Actor, today: date, bound: date, folder: Path) -> Found:
    """Ask only what the roles of the actor make worth asking; `bound` of domain.deadlines, `folder` of the instance."""
    items = open_items.open_items(actor, bound, ROWS) if actor.is_reader else OpenItems([])
    found = replace(Found(items), **waiting(actor, today, bound))
    if actor.has(Role.AGENCY_HEAD):
        found.invitations = agency.invitations(actor, today)
    if actor.has(Role.ADMINISTRATOR):
        found.accounts, found.installation = installation.states(actor, folder)
    if actor.is_reader and not any(getattr(found, name) for name in _NARROW):
        ahead, behind = meeting_list.nearest(actor, today, MEETINGS)
        found.meetings = [*ahead, *behind]
    return found


def layout(actor: Actor, found: Found) -> Layout:
    """Two blocks in the wide column, one in the narrow; what is empty gives way to the open items."""
    if not actor.is_reader:
        return Layout((), ())
    wide = [name for name in _WIDE if getattr(found, name)][:2]
    if len(wide) < 2:
        wide.append("items")
    narrow = next((name for name in _NARROW if getattr(found, name)), "meetings")
    return Layout(tuple(wide), (narrow,))
