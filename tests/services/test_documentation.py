"""Documentation rows: captions with and without a file, versions, as closed as their file."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.db import db
from app.domain.errors import Conflict, NotFound
from app.domain.roles import Role
from app.models.files import Documentation
from app.queries import files as lists
from app.queries.subjects import meeting as facts_of
from app.services.documentation import (
    ChangeDocumentation,
    change_documentation,
    remove_documentation,
)
from app.services.files import Upload, withdraw_file
from tests import factories
from tests.services.files_case import PDF, RAHASIA, World, on_disk, payloads, stored
from tests.storage.samples import jpeg_file


@pytest.fixture
def world(app) -> World:
    return World()


def test_a_caption_with_and_without_a_file(world):
    bare, with_photo = world.document(), world.document(caption="Penyerahan", upload=Upload("a.jpg", jpeg_file()))
    facts = facts_of(world.actor, world.meeting.id)
    assert [(row.caption, row.file_id) for row in lists.documentation_of(world.actor, facts)] == [
        ("Foto bersama", None),
        ("Penyerahan", with_photo.file_id),
    ]
    withdraw_file(world.actor, world.meeting.id, with_photo.file_id)
    assert [row.file_id for row in lists.documentation_of(world.actor, facts)] == [None, None]
    remove_documentation(world.actor, world.meeting.id, bare.id, 1)
    assert db.session.scalar(select(func.count()).select_from(Documentation)) == 1


def test_changing_a_caption_needs_the_version_that_was_looked_at(world):
    row = world.document()
    change = ChangeDocumentation(caption="Foto pembukaan", upload=PDF, version=1)
    change_documentation(world.actor, world.meeting.id, row.id, change)
    with pytest.raises(Conflict) as conflict:
        change_documentation(world.actor, world.meeting.id, row.id, change)
    assert conflict.value.version == 2
    with pytest.raises(Conflict):
        remove_documentation(world.actor, world.meeting.id, row.id, 1)
    db.session.expire_all()
    assert (row.caption, row.file_id, row.version) == ("Foto pembukaan", stored()[0].id, 2)
    assert len(on_disk()) == 1


def test_a_caption_is_as_closed_as_its_file(world):
    row = world.document(caption="Korban tiba", upload=PDF, confidentiality=RAHASIA)
    assert "Korban tiba" not in payloads()
    colleague = factories.actor(factories.user(world.government, Role.SECRETARIAT, world.organiser))
    assert lists.documentation_of(colleague, facts_of(colleague, world.meeting.id)) == []
    with pytest.raises(NotFound):
        remove_documentation(colleague, world.meeting.id, row.id, 1)


def test_parts_of_another_meeting_are_missing(world):
    file_id, row = world.store(PDF), world.document()
    other = factories.meeting(world.organiser, world.user)
    for act in (
        lambda: withdraw_file(world.actor, other.id, file_id),
        lambda: change_documentation(world.actor, other.id, row.id, ChangeDocumentation(caption="x", version=1)),
        lambda: remove_documentation(world.actor, other.id, row.id, 1),
    ):
        with pytest.raises(NotFound):
            act()
