"""Setting one's own password: by the old one, or by a one-time code read out by the administrator."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import func, select, update

from app import clock
from app.db import changed_rows, db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.passwords import check_password
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.people import Person
from app.models.users import OneTimeCode, User
from app.queries import subjects
from app.queries.actors import actor_of
from app.services import audit, passwords
from app.services.authorisation import authorise
from app.services.sign_in import Visitor, digest, end_sessions, note_attempt

CODE_LIFE = timedelta(hours=24)
#: Letters and digits that cannot be mistaken for one another when read out.
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
WRONG_CODE = "Nama pengguna atau kode tidak cocok, atau kode sudah dipakai. Minta kode baru kepada administrator."


def change_password(actor: Actor, old: str, new: str) -> None:
    """Replace the own password; every other session of the account ends. Raises RuleViolation."""
    user = db.session.get(User, actor.user_id)
    if user is None or not passwords.matches(old, user.password_hash):
        raise RuleViolation("old_password", "Kata sandi lama tidak cocok.")
    _check(user, new)
    _store(actor, passwords.hash_password(new), keep_session_id=actor.session_id)


def set_password_by_code(identifier: str, code: str, new: str, visitor: Visitor) -> int:
    """Use a one-time code; gives the account's id. All its sessions end. Raises RuleViolation, Throttled."""
    note_attempt(digest(identifier.casefold().strip()), visitor)
    user = db.session.scalar(select(User).where(func.lower(User.username) == identifier.strip().lower()))
    if user is None:
        nip = "".join(identifier.split())
        user = db.session.scalar(select(User).join(Person, Person.id == User.person_id).where(Person.nip == nip))
    if user is None or not user.is_active or not _fitting_code(user.id, code):
        passwords.matches(new, None)
        raise RuleViolation("code", WRONG_CODE)
    user_id = user.id
    _check(user, new)
    _use_code(user_id, code, passwords.hash_password(new))
    return user_id


@transactional
def issue_code(actor: Actor, user_id: int) -> str:
    """A new one-time code for an account of this government, to be read out; earlier ones lapse. Administrator only."""
    authorise(actor, Permission.USERS_MANAGE, subjects.government(actor))
    user = db.session.scalar(select(User).where(User.id == user_id, User.government_id == actor.government_id))
    if user is None:
        raise NotFound
    now = clock.now()
    db.session.execute(
        update(OneTimeCode).where(OneTimeCode.user_id == user_id, OneTimeCode.used_at.is_(None)).values(expires_at=now)
    )
    code = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))
    db.session.add(
        OneTimeCode(
            government_id=actor.government_id,
            user_id=user_id,
            code_sha256=digest(f"{user_id}:{code}"),
            issued_by_user_id=actor.user_id or None,
            expires_at=now + CODE_LIFE,
        )
    )
    audit.record(actor, "terbitkan_kode", "user", user_id)
    return code


def _fitting_code(user_id: int, code: str) -> int | None:
    return db.session.scalar(
        select(OneTimeCode.id).where(
            OneTimeCode.user_id == user_id,
            OneTimeCode.code_sha256 == digest(f"{user_id}:{code.strip().upper()}"),
            OneTimeCode.used_at.is_(None),
            OneTimeCode.expires_at > clock.now(),
        )
    )


def _check(user: User, new: str) -> None:
    nip = db.session.scalar(select(Person.nip).where(Person.id == user.person_id)) if user.person_id else None
    check_password(new, username=user.username, name=user.display_name, nip=nip)


@transactional
def _use_code(user_id: int, code: str, new_hash: str) -> None:
    code_id = _fitting_code(user_id, code)
    used = changed_rows(
        update(OneTimeCode).where(OneTimeCode.id == code_id, OneTimeCode.used_at.is_(None)).values(used_at=clock.now())
    )
    actor = actor_of(user_id)
    if used != 1 or actor is None:
        raise RuleViolation("code", WRONG_CODE)
    _store(actor, new_hash, keep_session_id=None)


@transactional
def _store(actor: Actor, new_hash: str, keep_session_id: int | None) -> None:
    db.session.execute(
        update(User)
        .where(User.id == actor.user_id)
        .values(
            password_hash=new_hash,
            password_changed_at=clock.now(),
            must_change_password=False,
            version=User.version + 1,
        )
        .execution_options(synchronize_session=False)
    )
    end_sessions(actor.user_id, "kata sandi diganti", keep_session_id)
    audit.record(actor, "ganti_kata_sandi", "user", actor.user_id)
