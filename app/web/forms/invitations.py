"""Noting that people were told: which, by which way, and in the round that the page was opened in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.errors import RuleViolation
from app.domain.letters import Channel, DispatchKind
from app.services.dispatches import TellAgencies, TellParticipants
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import LineField
from app.web.forms.letters import UNKNOWN

#: The button carries kind, round and who: `ralat-1-45`, or `ralat-1-semua` for everybody who was not told yet.
_WHO = re.compile(r"([a-z_]{1,40})-([0-9]{1,9})-(semua|[0-9]{1,18})")
_ALL = "semua"
#: Ways in which a person tells another.
_WAYS = (Channel.WA, Channel.TELEPON, Channel.SURAT, Channel.LANGSUNG)


class ToldForm(BaseForm):
    sampaikan = LineField("", max_length=80)
    channel = EnumField("Disampaikan melalui", enum=Channel, members=_WAYS, default=Channel.WA)

    def to_participants(self, everybody: Iterable[int]) -> TellParticipants:
        """`everybody` is who was not told yet. Raises RuleViolation for what no button of ours carries."""
        found = _WHO.fullmatch(self.sampaikan.data or "")
        if found is None or found[1] not in set(DispatchKind):
            raise RuleViolation("", UNKNOWN)
        chosen = tuple(everybody) if found[3] == _ALL else (int(found[3]),)
        return TellParticipants(
            participant_ids=chosen, kind=DispatchKind(found[1]), round=int(found[2]), channel=self.channel.data
        )

    def to_agency(self, agency_id: int) -> TellAgencies:
        """One agency was told of its follow-up."""
        return TellAgencies(agency_ids=(agency_id,), kind=DispatchKind.TINDAK_LANJUT, channel=self.channel.data)
