"""Who took part: one table for persons, agencies and unsur, each row with several roles, as snapshots."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Id
from app.domain.agencies import AgencyKind
from app.domain.meetings import ParticipantRole, Representative
from app.domain.people import AppointmentStatus
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped


class Participant(Scoped, Versioned, Base):
    """A row of the list: any of person, agency and unsur, with what was printed on that day."""

    __tablename__ = "participants"
    __table_args__ = scoped(
        scope_key("meeting_id", "meetings"),
        scope_key("person_id", "people"),
        scope_key("agency_id", "agencies"),
        CheckConstraint(
            "person_id IS NOT NULL OR agency_id IS NOT NULL OR unsur_text IS NOT NULL"
            " OR name_text IS NOT NULL OR office_text IS NOT NULL OR institution_text IS NOT NULL",
            name="somebody",
        ),
        CheckConstraint("count IS NULL OR count >= 1", name="count"),
        Index("ix_participants_order", "meeting_id", "position"),
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(Id, index=True)
    agency_id: Mapped[int | None] = mapped_column(Id, index=True)
    #: The printed name with titles, as on that day; null where only an office or an institution is known.
    name_text: Mapped[str | None] = mapped_column(String(300))
    office_text: Mapped[str | None] = mapped_column(String(500))
    team_office: Mapped[str | None] = mapped_column(String(300))
    institution_text: Mapped[str | None] = mapped_column(String(300))
    appointment_status: Mapped[AppointmentStatus | None] = mapped_column(
        enum_column(AppointmentStatus, "appointment_status")
    )
    unsur_text: Mapped[str | None] = mapped_column(String(300))
    unsur_kind: Mapped[AgencyKind | None] = mapped_column(enum_column(AgencyKind, "unsur_kind"))
    count: Mapped[int | None]
    is_representative: Mapped[Representative] = mapped_column(
        enum_column(Representative, "is_representative"), default=Representative.TIDAK_DIKETAHUI
    )
    represents_name: Mapped[str | None] = mapped_column(String(300))
    represents_office: Mapped[str | None] = mapped_column(String(300))
    topic: Mapped[str | None] = mapped_column(String(500))
    is_invited: Mapped[bool] = mapped_column(default=True)

    roles: Mapped[list[ParticipantRoleRow]] = relationship(viewonly=True, order_by="ParticipantRoleRow.position")


class ParticipantRoleRow(Scoped, Base):
    """One role of a participant in the meeting, in the order in which they are stated."""

    __tablename__ = "participant_roles"
    __table_args__ = (scope_key("participant_id", "participants"), UniqueConstraint("participant_id", "role"))

    participant_id: Mapped[int] = mapped_column(Id, index=True)
    position: Mapped[int]
    role: Mapped[ParticipantRole] = mapped_column(enum_column(ParticipantRole, "role"))
