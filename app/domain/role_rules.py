"""What a row of a user's roles must carry: an agency, an appointment of the right kind, days in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import label
from app.domain.people import PositionKind
from app.domain.periods import check_period
from app.domain.roles import AGENCY_ROLES, APPOINTED_ROLES, Role

#: Kinds of position on which an appointed role may rest.
KINDS_OF_ROLE: dict[Role, frozenset[PositionKind]] = {
    Role.SEKDA: frozenset({PositionKind.SEKDA}),
    Role.ASISTEN: frozenset({PositionKind.ASISTEN}),
    Role.AGENCY_HEAD: frozenset({PositionKind.KEPALA_INSTANSI, PositionKind.SEKDA}),
}


@dataclass(frozen=True)
class Office:
    """The position behind the appointment that a role rests on."""

    agency_id: int
    kind: PositionKind


def check_role(
    role: Role,
    *,
    agency_id: int | None,
    office: Office | None,
    valid_from: date | None,
    valid_to: date | None,
    field: str = "",
) -> None:
    """One row of roles; `field` is the row's path ("roles-0-"). Raises RuleViolation (decision 3)."""
    name = label(role)
    if role in AGENCY_ROLES and agency_id is None:
        raise RuleViolation(f"{field}agency_id", f"Pilih instansi untuk peran {name}.")
    if role not in AGENCY_ROLES and agency_id is not None:
        raise RuleViolation(f"{field}agency_id", f"Peran {name} tidak memakai instansi. Kosongkan pilihan ini.")
    if role in APPOINTED_ROLES and office is None:
        raise RuleViolation(
            f"{field}appointment_id", f"Peran {name} mengikuti jabatan. Catat jabatan orangnya, lalu pilih di sini."
        )
    if office is not None and role in KINDS_OF_ROLE and office.kind not in KINDS_OF_ROLE[role]:
        raise RuleViolation(f"{field}appointment_id", f"Jabatan ini bukan jabatan untuk peran {name}. Pilih yang lain.")
    if office is not None and agency_id is not None and office.agency_id != agency_id:
        raise RuleViolation(
            f"{field}appointment_id", "Jabatan ini berada di instansi lain. Samakan instansi dan jabatan."
        )
    check_period(valid_from, valid_to, field=f"{field}valid_to")
