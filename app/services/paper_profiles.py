"""Profiles of papers: the general one of a government is changed, an agency may have one of its own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import delete

from app.db import db, transactional
from app.domain.errors import Conflict, RuleViolation
from app.domain.paper_rules import FONT_SIZES, FONTS, check_margins, letterhead_lines
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.sheets.letterhead import Paper
from app.models.governments import PaperProfile
from app.queries import subjects
from app.services import audit, edits, references, submissions
from app.services.authorisation import authorise

SUBJECT = "paper_profile"
TAKEN = "Instansi ini sudah mempunyai profil naskah. Ubah profil itu."


@dataclass(frozen=True, kw_only=True)
class ProfileValues:
    """How papers look; margins in centimetres, the size of type in points."""

    paper: str = Paper.A4.value
    font_name: str = FONTS[0]
    font_size: int = 12
    margin_top_cm: Decimal = Decimal("2")
    margin_bottom_cm: Decimal = Decimal("2")
    margin_left_cm: Decimal = Decimal("3")
    margin_right_cm: Decimal = Decimal("2")
    show_place: bool = True
    sekda_with_nip: bool = False
    letterhead_lines: str | None = None
    classification_code: str | None = None
    city: str | None = None


@dataclass(frozen=True, kw_only=True)
class AddProfile(ProfileValues):
    agency_id: int


@dataclass(frozen=True, kw_only=True)
class ChangeProfile(ProfileValues):
    profile_id: int
    version: int


@transactional
def add_profile(actor: Actor, command: AddProfile, key: str = "") -> int:
    """Give an agency a profile of its own; gives its id. Raises RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    references.agency(actor, command.agency_id, "agency_id")
    values = _checked(command)
    row = PaperProfile(government_id=actor.government_id, agency_id=command.agency_id, **values)
    with edits.unique("agency_id", TAKEN):
        db.session.add(row)
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, "buat", SUBJECT, row.id, changes=edits.added({**values, "agency_id": command.agency_id}))
    return row.id


@transactional
def change_profile(actor: Actor, command: ChangeProfile, key: str = "") -> int:
    """Save a changed profile; approved papers keep what they printed. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(PaperProfile, actor, command.profile_id)
    changes = edits.save(row, command.version, _checked(command))
    submissions.remember(actor, key, SUBJECT, command.profile_id)
    audit.record(actor, "ubah", SUBJECT, command.profile_id, changes=changes)
    return command.profile_id


@transactional
def remove_profile(actor: Actor, profile_id: int, version: int, key: str = "") -> None:
    """Take an agency's own profile away, so that the general one applies again. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if submissions.done_before(actor, key, SUBJECT) is not None:
        return
    row = references.row_of(PaperProfile, actor, profile_id)
    if row.agency_id is None:
        raise RuleViolation("", "Profil umum tidak dapat dihapus; ubah isinya.")
    if row.version != version:
        raise Conflict(version=row.version)
    gone = {**edits.values_of(row, ProfileValues), "agency_id": row.agency_id}
    db.session.execute(delete(PaperProfile).where(PaperProfile.id == profile_id))
    submissions.remember(actor, key, SUBJECT, profile_id)
    audit.record(actor, "hapus", SUBJECT, profile_id, changes={name: (value, None) for name, value in gone.items()})


def _checked(command: ProfileValues) -> dict[str, object]:
    margins = {name: getattr(command, name) for name in command.__dataclass_fields__ if name.startswith("margin_")}
    check_margins(**margins)
    if command.paper not in set(Paper):
        raise RuleViolation("paper", "Pilih kertas A4 atau F4.")
    if command.font_name not in FONTS or command.font_size not in FONT_SIZES:
        raise RuleViolation("font_name", "Pilih jenis dan ukuran huruf dari daftar.")
    values = edits.values_of(command, ProfileValues)
    return {**values, "letterhead_lines": letterhead_lines(command.letterhead_lines)}
