"""Nobody edits his own roles: neither their rows, nor the appointment or position that one of them rests on."""

from __future__ import annotations

from sqlalchemy import exists, select

from app.db import db
from app.domain.errors import NotAllowed
from app.domain.roles import Actor
from app.models.people import Appointment
from app.models.users import UserRole

WHO_CAN = "administrator lain; peran akun sendiri tidak dapat diubah sendiri"


def check_account(actor: Actor, user_id: int) -> None:
    """Raises NotAllowed when the account is the actor's own."""
    if actor.user_id == user_id:
        raise NotAllowed(WHO_CAN)


def check_appointment(actor: Actor, appointment_id: int) -> None:
    """Raises NotAllowed when a role of the actor rests on the appointment."""
    _refuse_if(UserRole.user_id == actor.user_id, UserRole.appointment_id == appointment_id)


def check_position(actor: Actor, position_id: int) -> None:
    """Raises NotAllowed when a role of the actor rests on an appointment to the position."""
    _refuse_if(
        UserRole.user_id == actor.user_id,
        UserRole.appointment_id == Appointment.id,
        Appointment.position_id == position_id,
    )


def _refuse_if(*conditions: object) -> None:
    if db.session.scalar(select(exists().where(*conditions))):  # type: ignore[arg-type]
        raise NotAllowed(WHO_CAN)
