"""What holds for every use case: one transaction, the actor first, an entry in the audit. Walks app/services itself.

Use cases that a page reaches are called by tests/web/test_forms_walk.py, all others here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from sqlalchemy import delete, func, select

from app.db import db
from app.domain.agencies import GovernmentLevel
from app.domain.letters import LetterKind
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.models.meetings import MeetingReader
from app.models.records import AuditEntry
from app.services import audit, first_passwords, governments, letter_numbers, passwords, reader_rescue
from app.services.authorisation import operator
from app.services.users import AddUser
from tests import factories
from tests.services.use_cases import UNAUDITED, called_from, public_functions, running, use_cases
from tests.world import BIASA, World

#: Functions of services that pages and commands may call though they are no use case.
READS_AND_RULES = {
    "sign_in.digest": "a hash",
    "sign_in.is_alive": "a rule over a row",
    "files.storage": "the handle by which a download is read",
    "passwords.hash_password": "a hash, made before a transaction",
    "authorisation.operator": "the actor of commands",
    "governments.government_by_slug": "reads",
    "own_roles.check_account": "a rule; the service asks it again",
    "participant_places.kept_words": "words",
    "privacy.check_texts": "a rule; asked again by the services that let a text out",
    "audit.broken_links": "reads the chain",
    "part_merges.proposal": "reads both sides of a stale save",
    "part_rows.name_of": "names a row",
    "part_rows.noun_of": "what a row is called",
    "part_rows.names_of": "names of rows by their ids",
    "part_rows.whole_page": "a save as what one page did",
    "part_rows.row_of": "a row out of plain values",
}
#: Begin before there is anybody who could act, or are the act of becoming somebody.
WITHOUT_ACTOR = {
    "governments.add_government",
    "governments.set_up",
    "own_password.set_password_by_code",
    "sign_in.begin_session",
    "sign_in.note_attempt",
    "sign_in.note_seen",
    "sign_in.sign_in",
}


def _server(world: World) -> Actor:
    return operator(world.home.id, factories.ZONE)


def _set_up(world: World) -> None:
    place = governments.AddGovernment(level=GovernmentLevel.KOTA, name="Percobaan", zone="WIB")
    administrator = AddUser(person_id=None, username="admin.percobaan", display_name="Admin Percobaan")
    governments.set_up(governments.SetUp(government=place, administrator=administrator))


def _rescue(world: World) -> None:
    closed = world.meetings[Confidentiality.RAHASIA]
    db.session.execute(delete(MeetingReader).where(MeetingReader.meeting_id == closed.id))
    db.session.commit()
    reader_rescue.add_reader(_server(world), closed.id, world.users["sek_organiser"].username, "pembaca pindah tugas")


def _number(world: World) -> int:
    actor = factories.actor(world.users["reader_sek"])
    return letter_numbers.draw_number(actor, world.meetings[BIASA].id, LetterKind.TINDAK_LANJUT, 2026)


def _cancelled_number(world: World) -> None:
    actor = factories.actor(world.users["reader_sek"])
    letter_numbers.cancel_number(actor, world.meetings[BIASA].id, _number(world), "salah ambil")


def _first_password(world: World) -> None:
    digest = passwords.hash_password("enam gajah di pelabuhan")
    first_passwords.set_first_password(_server(world), world.users["pmt"].id, digest)


#: Use cases that no page reaches, and a call of each.
CALLS: dict[str, Callable[[World], object]] = {
    "governments.add_government": _set_up,
    "governments.set_up": _set_up,
    "reader_rescue.add_reader": _rescue,
    "letter_numbers.draw_number": _number,
    "letter_numbers.cancel_number": _cancelled_number,
    "first_passwords.set_first_password": _first_password,
}


def test_what_pages_and_commands_call_is_one_transaction():
    called = called_from("app/web/", "app/jobs/")
    loose = {name: files for name, files in called.items() if name not in use_cases() | READS_AND_RULES}
    assert not loose, "Give it @transactional, or let a use case call it"


def test_every_use_case_knows_who_acts():
    nobody = {
        name
        for name, case in use_cases().items()
        if next(iter(inspect.signature(case).parameters), "") != "actor" and name not in WITHOUT_ACTOR
    }
    assert not nobody, "The actor comes first, so that permission is the first thing that is asked"


def test_every_use_case_is_called_by_a_test_of_the_audit():
    reached = called_from("app/web/").keys() | CALLS.keys() | UNAUDITED.keys()
    assert use_cases().keys() - reached == set(), "No page and no call here reaches these"


def test_written_lists_name_what_exists():
    known = public_functions().keys()
    assert (READS_AND_RULES.keys() | WITHOUT_ACTOR | UNAUDITED.keys() | CALLS.keys()) - known == set()


@pytest.mark.parametrize("name", sorted(CALLS))
def test_what_no_page_reaches_is_audited_too(world, name):
    before = _entries()
    with running() as ran:
        CALLS[name](world)
    assert name in ran
    assert _entries() > before
    assert audit.broken_links(world.home.id) == []


def _entries() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
