"""Who acts: the roles, one grant of a role, and the frozen Actor handed to every service. No permissions here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.people import AppointmentStatus


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    SECRETARIAT = "sekretariat_rapat"
    REPORTER = "staf_pelapor"
    AGENCY_HEAD = "kepala_instansi"
    ASISTEN = "asisten"
    SEKDA = "sekda"
    LEADERSHIP_STAFF = "tu_pimpinan"
    OBSERVER = "pemantau"


#: Roles that belong to one agency; a grant without an agency is refused.
AGENCY_ROLES = frozenset({Role.SECRETARIAT, Role.REPORTER, Role.AGENCY_HEAD})

#: Roles that always rest on an appointment and so follow Plt/Plh by their dates (decision 3).
APPOINTED_ROLES = frozenset({Role.AGENCY_HEAD, Role.SEKDA, Role.ASISTEN})


@dataclass(frozen=True)
class RoleGrant:
    """A role that counts today. `mapped_agency_ids` is filled for an asisten: the agencies he coordinates."""

    role: Role
    agency_id: int | None = None
    position_id: int | None = None
    mapped_agency_ids: frozenset[int] = frozenset()
    #: How the office behind it is held; None for a role without an appointment.
    status: AppointmentStatus | None = None


@dataclass(frozen=True)
class Actor:
    """Whoever asks, as frozen facts of this request; `session_id` is None for a command or a job."""

    user_id: int
    government_id: int
    zone: str
    name: str
    person_id: int | None = None
    sapaan: str | None = None
    grants: tuple[RoleGrant, ...] = ()
    session_id: int | None = None
    address: str = ""
    #: `Pemerintah Kota Tanjungpinang`, for the frame of the page.
    government_name: str = ""

    def has(self, role: Role) -> bool:
        """True when any grant of today carries `role`."""
        return any(grant.role is role for grant in self.grants)

    def agencies(self, *roles: Role) -> frozenset[int]:
        """Agencies for which the actor holds one of `roles` today."""
        return frozenset(g.agency_id for g in self.grants if g.role in roles and g.agency_id is not None)

    def mapped_agencies(self) -> frozenset[int]:
        """Agencies mapped to the actor as asisten."""
        return frozenset().union(*(g.mapped_agency_ids for g in self.grants if g.role is Role.ASISTEN))

    @property
    def is_reader(self) -> bool:
        """True when any role other than administrator is held, so that content may be seen at all."""
        return any(g.role is not Role.ADMINISTRATOR for g in self.grants)


def counts_on(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Whether a period covers `day`; both ends inclusive, None is open."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)
