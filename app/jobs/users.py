"""`flask users add`, `flask users code`, `flask readers add`: what an operator does when nobody can log in to do it."""

from __future__ import annotations

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import DomainError, RuleViolation
from app.domain.labels import label
from app.domain.roles import AGENCY_ROLES, APPOINTED_ROLES, Actor, Role
from app.domain.text import NAME_MAX, clean_line
from app.models.agencies import Agency
from app.models.users import User
from app.services.authorisation import operator
from app.services.governments import government_by_slug
from app.services.own_password import issue_code
from app.services.reader_rescue import add_reader
from app.services.user_roles import RoleRow, SetRoles, set_roles
from app.services.users import AddUser, add_user

users_commands = AppGroup("users", help="Akun pengguna.")
readers_commands = AppGroup("readers", help="Pembaca rapat rahasia.")
_ROLES = [role.value for role in Role if role not in APPOINTED_ROLES]
_government = click.option("--government", "slug", default=None, help="Pemerintah daerah, bila lebih dari satu.")


def _actor(slug: str | None) -> Actor:
    row = government_by_slug(slug)
    return operator(row.id, row.zone)


def _refused(error: DomainError) -> click.ClickException:
    words = error.message if isinstance(error, RuleViolation) else "Tidak ditemukan. Periksa nomor atau namanya."
    return click.ClickException(words)


@users_commands.command("add")
@click.argument("username")
@click.option("--name", required=True, help="Nama yang ditampilkan.")
@click.option("--role", type=click.Choice(_ROLES), default=Role.ADMINISTRATOR.value, help="Peran akun.")
@click.option("--agency", default=None, help="Singkatan atau nama instansi, untuk peran yang memerlukannya.")
@_government
def add_command(username: str, name: str, role: str, agency: str | None, slug: str | None) -> None:
    """Buat akun dengan satu peran, lalu tampilkan kode sekali pakainya.

    Peran yang mengikuti jabatan (kepala instansi, asisten, Sekda) diberikan administrator di halaman Pengguna.
    """
    try:
        actor = _actor(slug)
        code = _add(
            actor,
            AddUser(username=username, display_name=clean_line(name, max_length=NAME_MAX, required=True)),
            Role(role),
            agency,
        )
    except DomainError as error:
        raise _refused(error) from error
    click.echo(f"Akun {username.lower()} dibuat sebagai {label(Role(role))}.")
    click.echo(f"Kode sekali pakai (24 jam, hanya tampil di sini): {code}")


@transactional
def _add(actor: Actor, command: AddUser, role: Role, agency: str | None) -> str:
    user_id = add_user(actor, command)
    row = RoleRow(role=role, agency_id=_agency_id(actor, agency) if role in AGENCY_ROLES else None)
    set_roles(actor, SetRoles(user_id=user_id, version=1, roles=(row,)))
    return issue_code(actor, user_id)


def _agency_id(actor: Actor, wanted: str | None) -> int:
    rows = db.session.execute(
        select(Agency.id, Agency.name, Agency.short_name).where(
            Agency.government_id == actor.government_id, Agency.is_active
        )
    )
    names = {row.id: (row.name.casefold(), (row.short_name or "").casefold()) for row in rows}
    found = [agency_id for agency_id, known in names.items() if wanted and wanted.casefold() in known]
    if len(found) != 1:
        raise RuleViolation("agency", "Sebutkan tepat satu instansi dengan --agency, memakai nama atau singkatannya.")
    return found[0]


@users_commands.command("code")
@click.argument("username")
@_government
def code_command(username: str, slug: str | None) -> None:
    """Terbitkan kode sekali pakai untuk membuat kata sandi baru."""
    try:
        actor = _actor(slug)
        user_id = db.session.scalar(
            select(User.id).where(User.username == username.lower(), User.government_id == actor.government_id)
        )
        if user_id is None:
            raise RuleViolation("username", "Tidak ada akun dengan nama pengguna itu di pemerintah daerah ini.")
        code = issue_code(actor, user_id)
    except DomainError as error:
        raise _refused(error) from error
    click.echo(f"Kode sekali pakai (24 jam, hanya tampil di sini): {code}")


@readers_commands.command("add")
@click.argument("meeting_id", type=click.IntRange(1, 2**63 - 1))
@click.argument("username")
@click.option("--reason", required=True, help="Alasan, tersimpan dalam riwayat rapat.")
@_government
def reader_command(meeting_id: int, username: str, reason: str, slug: str | None) -> None:
    """Beri pembaca kepada rapat rahasia yang semua pembacanya sudah tidak aktif. Tercatat dalam riwayat."""
    try:
        add_reader(_actor(slug), meeting_id, username, reason)
    except DomainError as error:
        raise _refused(error) from error
    click.echo(f"{username.lower()} dicatat sebagai pembaca rapat nomor {meeting_id}.")
