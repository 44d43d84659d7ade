"""The demo's accounts: one of every role in each government, their passwords, and the file that keeps them."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.db import db
from app.domain.labels import label
from app.domain.roles import Role
from app.jobs.demo_data import SETDA, GovernmentPlan, governments
from app.jobs.example_plans import example_plan
from app.models.governments import DemoMarker
from app.models.users import User

FILE_NAME = "demo_accounts.json"
#: Letters and digits that cannot be mistaken for one another when read out.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class AccountPlan:
    """An account of each government. `at` is the agency of its role: the Sekretariat Daerah, the dinas, or none."""

    name: str
    role: Role
    words: str
    at: str | None = None

    def username(self, plan: GovernmentPlan) -> str:
        """`sekretariat.jambi`: unique in the installation."""
        return f"{self.name}.{plan.accounts}"

    def agency_key(self, plan: GovernmentPlan) -> str | None:
        """Key of the agency in that government's directory."""
        return plan.dinas if self.at == DINAS else self.at

    def display_name(self, plan: GovernmentPlan) -> str:
        """`Akun Demo Kepala DPMPPA`: a role's name and never a person's, since nobody real logs in here."""
        key = self.agency_key(plan)
        agency = plan.agency(key).short_name if key is not None else ""
        return "Akun Demo " + self.words.format(agency=agency)


DINAS, HUMAS = "dinas", "diskominfo"
ACCOUNTS = (
    AccountPlan("sekretariat", Role.SECRETARIAT, "Sekretariat Rapat {agency}", SETDA),
    AccountPlan("sekretariat-dinas", Role.SECRETARIAT, "Sekretariat Rapat {agency}", DINAS),
    AccountPlan("humas", Role.SECRETARIAT, "Humas {agency}", HUMAS),
    AccountPlan("staf", Role.REPORTER, "Staf Pelapor {agency}", DINAS),
    AccountPlan("kepala", Role.AGENCY_HEAD, "Kepala {agency}", DINAS),
    AccountPlan("asisten", Role.ASISTEN, "Asisten", SETDA),
    AccountPlan("sekda", Role.SEKDA, "Sekretaris Daerah", SETDA),
    AccountPlan("tu", Role.LEADERSHIP_STAFF, "TU Pimpinan"),
    AccountPlan("pemantau", Role.OBSERVER, "Pemantau"),
    AccountPlan("admin", Role.ADMINISTRATOR, "Administrator"),
)


def new_passwords(plans: Iterable[GovernmentPlan]) -> dict[str, str]:
    """A random password (79 bits) for every account, by user name."""
    return {account.username(plan): _password() for plan in plans for account in ACCOUNTS}


def _password() -> str:
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


def keep(folder: Path, passwords: dict[str, str]) -> None:
    """Write the passwords into the instance folder, readable by its owner only, durably and at once."""
    path = folder / FILE_NAME
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        json.dump(passwords, handle, indent=1)
        handle.flush()
        os.fsync(handle.fileno())
    fresh.replace(path)


def forget(folder: Path) -> None:
    """Remove the file again, when no account came of it."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def listing(folder: Path) -> list[str]:
    """Lines for the operator: each demo government with role, user name and password; none without a demo.

    A password that its owner has changed since is no longer known here.
    """
    path = folder / FILE_NAME
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    rows = db.session.execute(
        select(User.username, User.password_changed_at > DemoMarker.loaded_at)
        .join(DemoMarker, DemoMarker.government_id == User.government_id)
        .where(User.username.in_(list(known)))
    )
    changed = {row[0]: bool(row[1]) for row in rows}
    lines: list[str] = []
    for plan in (*governments(), example_plan().government):
        accounts = [account for account in ACCOUNTS if account.username(plan) in changed]
        lines += [f"Pemerintah {label(plan.level)} {plan.name}"] if accounts else []
        for account in accounts:
            username = account.username(plan)
            password = "(sudah diganti)" if changed[username] else known[username]
            lines.append(f"  {account.display_name(plan):<42} {username:<32} {password}")
    return lines
