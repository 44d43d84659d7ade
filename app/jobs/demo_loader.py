"""Loads the demo as a whole in one transaction: four governments with the five real meetings, and an invented one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from app import clock
from app.db import db, transactional
from app.jobs import demo_accounts
from app.jobs.demo_data import GovernmentPlan, governments
from app.jobs.demo_governments import set_up
from app.jobs.demo_meetings import record_meetings
from app.jobs.example import load_example
from app.jobs.example_plans import ExamplePlan, example_plan
from app.models.governments import DemoMarker, Government
from app.services.passwords import hash_password


def government_count() -> int:
    """How many governments this installation serves, of the demo or real."""
    return db.session.scalar(select(func.count()).select_from(Government)) or 0


def is_loaded() -> bool:
    """Whether the demo is in this installation."""
    return db.session.scalar(select(DemoMarker.government_id).limit(1)) is not None


def load(folder: Path, *, with_example: bool = True) -> int:
    """Load everything, or nothing; gives the number of governments. `folder` is the instance folder.

    `with_example` adds the invented government. Passwords are written down before the accounts exist, so that no
    account is left without its password.
    """
    plans, example = governments(), example_plan() if with_example else None
    shown = (*plans, example.government) if example else plans
    passwords = demo_accounts.new_passwords(shown)
    hashes = {username: hash_password(password) for username, password in passwords.items()}
    demo_accounts.keep(folder, passwords)
    try:
        _load(plans, example, hashes)
    except BaseException:
        demo_accounts.forget(folder)
        raise
    return len(shown)


@transactional
def _load(plans: tuple[GovernmentPlan, ...], example: ExamplePlan | None, hashes: dict[str, str]) -> None:
    for plan in plans:
        site = set_up(plan, hashes)
        record_meetings(site)
        db.session.add(DemoMarker(government_id=site.government_id, loaded_at=clock.now()))
    if example is not None:
        load_example(example, hashes)
