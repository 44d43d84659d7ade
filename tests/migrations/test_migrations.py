"""Migrations like code: up, down, up with rows present; the same schema as the models; triggers alive afterwards."""

from __future__ import annotations

import warnings

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from app.db import Base, db
from app.jobs.database_copies import head_revision
from app.services.audit import broken_links
from migrations.env_rules import include_object
from tests import factories
from tests.world import build


def migrate(act, revision: str) -> None:
    db.session.remove()  # an open read would make PostgreSQL wait for ever
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        act(revision=revision)
    db.session.remove()


def test_migrated_schema_is_the_one_of_the_models(fresh_app):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": include_object, "render_as_batch": True, "compare_type": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_down_and_up_again(fresh_app):
    migrate(downgrade, "base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    migrate(upgrade, "head")
    assert factories.government("Sesudah").id == 1


def test_rows_survive_one_step_down_and_up(fresh_app):
    world = build()
    titles = {meeting.title for meeting in world.meetings.values()}
    migrate(downgrade, "0005")
    migrate(upgrade, head_revision())
    with db.engine.connect() as connection:
        assert set(connection.execute(text("SELECT title FROM meetings")).scalars()) == titles
        assert connection.execute(text("SELECT count(*) FROM participant_roles")).scalar() == 3


APPEND_ONLY = {
    "audit_entries": ("UPDATE audit_entries SET action = 'lain'", "DELETE FROM audit_entries"),
    "audit_payloads": ("UPDATE audit_payloads SET payload = '{}'", "DELETE FROM audit_payloads"),
    "audit_heads": ("UPDATE audit_heads SET no = 0", "DELETE FROM audit_heads"),
    "deadlines": ("UPDATE deadlines SET due_text = 'lain'", "DELETE FROM deadlines"),
    "access_log": ("DELETE FROM access_log", "UPDATE access_log SET act = 'lain'"),
}


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_history_cannot_be_changed_even_by_hand(fresh_app, table):
    government = factories.government()
    agency, user = factories.agency(government), factories.user(government)
    factories.item(factories.meeting(agency, user), agency)
    factories.entry_in_audit(user)
    factories.entry_in_access_log(user)
    db.session.remove()
    with db.engine.connect() as connection:
        assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar(), "there is nothing to refuse"
    for statement in APPEND_ONLY[table]:
        with db.engine.connect() as connection, pytest.raises(DatabaseError, match="append-only"):
            connection.execute(text(statement))


def test_a_payload_can_be_destroyed_and_the_chain_still_holds(fresh_app):
    user = factories.user(factories.government())
    factories.entry_in_audit(user)
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE audit_payloads SET payload = NULL"))
    assert broken_links(user.government_id) == []
