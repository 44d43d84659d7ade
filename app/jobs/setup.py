"""`flask setup`: a real installation begins with its government, its agencies, its holidays and an administrator."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.domain.agencies import GovernmentLevel
from app.domain.dates import ZONES
from app.domain.errors import RuleViolation
from app.domain.labels import label
from app.domain.text import NAME_MAX, clean_line
from app.imports.agency_list import ListedAgency, read_agencies
from app.services.governments import AddGovernment, Installed, SetUp, set_up
from app.services.users import AddUser

SECRETARIAT = "Sekretariat Daerah"


@click.command("setup")
@click.option(
    "--level",
    type=click.Choice([one.value for one in GovernmentLevel]),
    prompt="Tingkat pemerintah daerah",
    help="Tingkat pemerintah daerah.",
)
@click.option("--name", prompt="Nama daerah tanpa kata Kota, Kabupaten, atau Provinsi", help="Contoh: Tanjungpinang.")
@click.option(
    "--zone",
    type=click.Choice(list(ZONES), case_sensitive=False),
    prompt="Zona waktu",
    default="WIB",
    help="Zona waktu.",
)
@click.option("--seat", default=None, help="Ibu kota, bila berbeda dari nama daerah.")
@click.option("--admin", "username", prompt="Nama pengguna administrator", help="Contoh: admin.tanjungpinang.")
@click.option("--admin-name", prompt="Nama administrator", help="Nama yang ditampilkan.")
@click.option(
    "--agencies",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    default=None,
    help="Berkas CSV daftar instansi; - membaca dari masukan baku. Tanpa opsi ini daftar ditempel di layar.",
)
@click.option("--yes", is_flag=True, help="Tanpa bertanya kembali.")
@with_appcontext
def setup_command(
    level: str,
    name: str,
    zone: str,
    seat: str | None,
    username: str,
    admin_name: str,
    agencies: Path | None,
    yes: bool,
) -> None:
    """Siapkan pemasangan nyata: pemerintah daerah, instansi, hari libur, dan administrator."""
    try:
        listed = with_secretariat(read_agencies(_text(agencies, ask=not yes)))
        _show(listed)
        if not yes:
            click.confirm("Simpan?", default=True, abort=True)
        installed = set_up(
            SetUp(
                government=AddGovernment(
                    level=GovernmentLevel(level), name=_line(name), zone=zone, seat=_line(seat) if seat else None
                ),
                administrator=AddUser(username=username, display_name=_line(admin_name)),
                agencies=tuple(listed),
            )
        )
    except RuleViolation as refusal:
        raise click.ClickException(f"{refusal.message} Belum ada yang disimpan.") from refusal
    _tell(installed, username)


def _line(typed: str) -> str:
    return clean_line(typed, max_length=NAME_MAX, required=True)


def with_secretariat(listed: list[ListedAgency]) -> list[ListedAgency]:
    """The list with the Sekretariat Daerah in front where it is missing: every government has one."""
    if any(one.name.casefold().startswith(SECRETARIAT.casefold()) for one in listed):
        return listed
    first = read_agencies(f"nama;singkatan;sebutan kepala\n{SECRETARIAT};Setda;Sekretaris Daerah")[0]
    return [first, *listed]


def _text(agencies: Path | None, *, ask: bool) -> str:
    if agencies is not None:
        raw = sys.stdin.buffer.read() if str(agencies) == "-" else agencies.read_bytes()
        return _decoded(raw)
    if not ask:
        return ""
    click.echo("Tempel daftar instansi, satu per baris, lalu akhiri dengan baris kosong. Boleh langsung dikosongkan.")
    lines = []
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> "):
        lines.append(line)
    return "\n".join(lines)


def _decoded(raw: bytes) -> str:
    """UTF-8, or the code page in which Excel for Windows writes CSV."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _show(listed: list[ListedAgency]) -> None:
    click.echo(f"\n{len(listed)} instansi:")
    for one in listed:
        short = f" ({one.short_name})" if one.short_name else ""
        click.echo(f"  {one.name}{short} — {label(one.kind)}, {label(one.relation).lower()}")
    kinds = Counter(label(one.kind) for one in listed)
    click.echo("Menurut jenis: " + ", ".join(f"{kind} {count}" for kind, count in kinds.items()))
    click.echo("Jenis dan hubungan yang keliru dapat diubah kemudian di halaman Instansi.\n")


def _tell(installed: Installed, username: str) -> None:
    click.echo(f"Tersimpan: {installed.agencies} instansi, {installed.holidays} hari libur.")
    click.echo(f"Nama pengguna administrator: {username.lower()}")
    click.echo(f"Kode sekali pakai (24 jam, hanya tampil di sini): {installed.code}")
    click.echo("Buka halaman masuk, pilih “buat kata sandi baru”, lalu isi nama pengguna dan kode itu.")
    click.echo("Sesudah itu catat jabatan dan pejabat, lalu buat akun sekretariat rapat di halaman Pengguna.")
