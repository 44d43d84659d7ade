"""Kabupaten Contoh in a database of its own."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask
from sqlalchemy import select

from app.db import db, transactional
from app.jobs.demo_accounts import ACCOUNTS
from app.jobs.example import load_example
from app.jobs.example_plans import ExamplePlan, example_plan
from app.models.governments import Government
from app.models.users import User
from tests.client import Browser


@dataclass(frozen=True)
class Example:
    """The application, the plan it was played from, and the government that came of it."""

    app: Flask
    plan: ExamplePlan
    government_id: int

    @classmethod
    def load(cls, app: Flask) -> Example:
        """Play the plan into the application's empty database."""
        plan = example_plan()
        with app.app_context():
            transactional(load_example)(plan, {account.username(plan.government): "x" for account in ACCOUNTS})
            government = db.session.scalars(select(Government.id)).one()
            db.session.remove()
        return cls(app, plan, government)

    def browser(self, account: str) -> Browser:
        """Logged in as a demo account of the government."""
        name = f"{account}.{self.plan.government.accounts}"
        return Browser(self.app, db.session.scalars(select(User).where(User.username == name)).one())
