"""A meeting of today with two invited agencies and an unexpected guest, for the tests of answers and presence."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.attendance import Deputy, Echelon, InvitationReply, PresenceKind
from app.domain.letters import Channel
from app.domain.roles import Role
from app.models.attendance import InvitationAnswer, Presence
from app.models.meetings import MeetingDay
from app.models.participants import Participant
from app.services.invitation_replies import AnswerInvitation, answer_invitation
from app.services.presences import MarkPresence, mark_presence
from tests import factories

DEPUTY = Deputy("Siti Aminah, S.Sos.", "Kepala Bidang Data", Echelon.ESELON_III)


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.health = factories.agency(self.government, "Dinas Kesehatan")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.head = factories.user(self.government, Role.AGENCY_HEAD, self.social)
        self.actor = factories.actor(self.user)
        self.meeting = factories.meeting(self.organiser, self.user, on=clock.today(factories.ZONE))
        self.invited = factories.participant(self.meeting, agency_id=self.social.id)
        self.other = factories.participant(self.meeting, agency_id=self.health.id)
        self.guest = factories.participant(self.meeting, name_text="Tamu", is_invited=False)

    def reply(self, reply: InvitationReply, row: Participant | None = None, *, by: Any = None, **values: Any) -> int:
        command = AnswerInvitation(
            meeting_id=self.meeting.id,
            participant_id=(row or self.invited).id,
            reply=reply,
            **{"channel": Channel.WA, **values},
        )
        return answer_invitation(by or self.actor, command, values.pop("key", ""))

    def mark(self, kind: PresenceKind, row: Participant | None = None, key: str = "", **values: Any) -> int:
        participant = (row or self.invited).id
        command = MarkPresence(meeting_id=self.meeting.id, participant_id=participant, kind=kind, **values)
        return mark_presence(self.actor, command, key)

    def answers(self) -> list[InvitationAnswer]:
        return list(db.session.scalars(select(InvitationAnswer).order_by(InvitationAnswer.id)))

    def marks(self) -> list[Presence]:
        return list(db.session.scalars(select(Presence).order_by(Presence.id)))

    def add_day(self, on: Any, **values: Any) -> MeetingDay:
        row = MeetingDay(
            government_id=self.government.id, meeting_id=self.meeting.id, on_date=on, **{"position": 1, **values}
        )
        factories.save(row)
        return row
