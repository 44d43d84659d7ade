"""`flask demo load` and `flask demo accounts`: four governments to try everything out. Refused in production mode."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from app.jobs import demo_accounts, demo_loader
from app.jobs.locks import one_at_a_time

demo_commands = AppGroup("demo", help="Data contoh: lima rapat nyata di empat pemerintah daerah.")


@demo_commands.command("load")
@click.option("--if-empty", is_flag=True, help="Diam bila sudah ada pemerintah daerah.")
def load_command(if_empty: bool) -> None:
    """Muat data contoh ke pemasangan yang masih kosong; seluruhnya atau tidak sama sekali."""
    folder = _folder()
    with one_at_a_time(folder, "demo"):
        if demo_loader.government_count():
            if if_empty:
                return
            if demo_loader.is_loaded():
                click.echo("Data contoh sudah dimuat; tidak ada yang diubah.")
                return
            raise click.ClickException(
                "Pemasangan ini sudah dipakai. Data contoh hanya dimuat ke pemasangan kosong; "
                "pakai folder lain melalui TUNTAS_INSTANCE."
            )
        count = demo_loader.load(folder)
    click.echo(f"Data contoh dimuat: {count} pemerintah daerah.")


@demo_commands.command("accounts")
def accounts_command() -> None:
    """Tampilkan akun contoh setiap pemerintah daerah beserta kata sandinya."""
    for line in demo_accounts.listing(_folder()):
        click.echo(line)


def _folder() -> Path:
    """The instance folder, unless this is a real installation."""
    if current_app.config["PRODUCTION"]:
        raise click.ClickException(
            "Data dan akun contoh tidak tersedia dalam mode produksi. Jalankan dengan DEMO=0, lalu flask setup."
        )
    folder: Path = current_app.config["INSTANCE_FOLDER"]
    return folder
