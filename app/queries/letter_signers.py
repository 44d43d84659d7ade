"""Who signs a letter: the holder of a position on a day, the mandators above him, and the choices of positions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select

from app.db import db
from app.domain.letter_signers import mandators
from app.domain.people import AppointmentStatus, PositionKind, name_with_titles
from app.domain.roles import Actor
from app.domain.signatures import Signer, prefixed, service_identity
from app.models.agencies import Agency, Position
from app.models.people import Appointment, Person
from app.queries.kept_statements import at_most
from app.queries.keyset import AnyRow
from app.queries.subject_statements import serving_on

#: Offices for the whole government, whichever agency organises.
_LEADERS = (
    PositionKind.KEPALA_DAERAH,
    PositionKind.WAKIL_KEPALA_DAERAH,
    PositionKind.SEKDA,
    PositionKind.ASISTEN,
)
#: Offices in whose name others sign.
_MANDATORS = (PositionKind.KEPALA_DAERAH, PositionKind.SEKDA)


@dataclass(frozen=True)
class Signing:
    """A signature on a day: `signer` None while nobody holds the position; `agency_id` is whose kop is printed."""

    signer: Signer | None
    kind: PositionKind
    title: str
    agency_id: int


def signing(actor: Actor, position_id: int, mandator_position_id: int | None, day: date) -> Signing | None:
    """The signature of a position on a day; None for a position that this government does not have.

    Whoever acts for the holder (Plh., Plt.) signs while he does.
    """
    row = db.session.execute(
        select(Position.title, Position.kind, Position.agency_id).where(
            Position.id == position_id, Position.government_id == actor.government_id
        )
    ).one_or_none()
    if row is None:
        return None
    above = _mandators(actor)
    mandator = next((one.kind for one in above if one.id == mandator_position_id), None)
    titles = {one.kind: one.title for one in reversed(above)}
    holder = _holder(position_id, day)
    signer = None
    if holder is not None:
        number, called = service_identity(holder.nip, holder.service_number)
        signer = Signer(
            name=holder.name,
            office=row.title,
            kind=row.kind,
            status=holder.status,
            front_titles=holder.front_titles,
            back_titles=holder.back_titles,
            rank=holder.rank,
            service_number=number,
            identification=called,
            on_behalf_of=mandators(row.kind, mandator, titles),
        )
    return Signing(signer, row.kind, row.title, row.agency_id)


def _holder(position_id: int, day: date) -> AnyRow | None:
    rows = db.session.execute(
        select(
            Person.name,
            Person.front_titles,
            Person.back_titles,
            Person.rank,
            Person.nip,
            Person.service_number,
            Appointment.status,
        )
        .join(Appointment, Appointment.person_id == Person.id)
        .where(Appointment.position_id == position_id, *serving_on(day))
        .order_by(Appointment.valid_from.desc().nulls_last(), Appointment.id.desc())
    ).all()
    acting = [row for row in rows if row.status is not AppointmentStatus.DEFINITIF]
    return next(iter([*acting, *rows]), None)


def _mandators(actor: Actor) -> list[AnyRow]:
    """Positions in whose name may be signed: id, title, kind; the head of the region first."""
    return list(
        db.session.execute(
            select(Position.id, Position.title, Position.kind)
            .where(
                Position.government_id == actor.government_id,
                Position.kind.in_(_MANDATORS),
                Position.is_active,
            )
            .order_by(Position.kind, Position.id)
        )
    )


def mandator_choices(actor: Actor) -> list[tuple[int, str]]:
    """(id, `a.n. Bupati Contoh`) for a select field."""
    return [(row.id, f"a.n. {row.title}") for row in _mandators(actor)]


def signer_choices(actor: Actor, agency_id: int, day: date, *, keep: int | None = None) -> list[tuple[int, str]]:
    """(id, `Sekretaris Daerah — Plh. Rina, S.Sos.`): the leaders of the government, then positions of the agency."""
    rows = db.session.execute(
        select(Position.id, Position.title, Person.name, Person.front_titles, Person.back_titles, Appointment.status)
        .join(Agency, Agency.id == Position.agency_id)
        .outerjoin(Appointment, and_(Appointment.position_id == Position.id, *serving_on(day)))
        .outerjoin(Person, Person.id == Appointment.person_id)
        .where(
            Position.government_id == actor.government_id,
            or_(
                and_(Position.is_active, or_(Position.kind.in_(_LEADERS), Position.agency_id == agency_id)),
                Position.id == keep,
            ),
        )
        .order_by(Agency.protocol_order, Agency.name, Position.id, Appointment.id)
    )
    found: dict[int, str] = {}
    for row in rows:
        acting = row.status is not None and row.status is not AppointmentStatus.DEFINITIF
        if row.id not in found or acting:
            found[row.id] = _words(row)
    return list(found.items())


def _words(row: AnyRow) -> str:
    if row.name is None:
        return f"{row.title} — belum ada pejabat"
    holder = prefixed(name_with_titles(row.name, row.front_titles, row.back_titles), row.status)
    return f"{row.title} — {holder}"


def default_signer(actor: Actor, agency_id: int) -> int | None:
    """The position that signs unless another is chosen: the agency's head, for the Sekretariat Daerah the Sekda."""
    kind = (
        select(Position.id)
        .join(Agency, Agency.id == Position.agency_id)
        .where(Position.government_id == actor.government_id, Position.is_active)
        .order_by(Position.id)
        .limit(at_most(1))
    )
    of_agency = kind.where(Position.agency_id == agency_id, Position.kind == PositionKind.KEPALA_INSTANSI)
    as_sekda = kind.where(Position.kind == PositionKind.SEKDA)
    is_secretariat = db.session.scalar(select(Agency.is_secretariat).where(Agency.id == agency_id))
    first, second = (as_sekda, of_agency) if is_secretariat else (of_agency, None)
    found = db.session.scalar(first)
    return found if found is not None or second is None else db.session.scalar(second)
