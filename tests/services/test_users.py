"""Accounts and roles: who may be what, nobody for himself, the last administrator, sessions that end at once."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.roles import Role
from app.models.people import Appointment
from app.models.users import LoginSession, User, UserRole
from app.queries.actors import actor_of
from app.services import sign_in
from app.services.authorisation import operator
from app.services.sign_in import Visitor
from app.services.user_roles import RoleRow, SetRoles, set_roles
from app.services.users import (
    AddUser,
    ChangeUser,
    add_user,
    change_user,
    deactivate_user,
    end_user_sessions,
    reactivate_user,
)
from tests import factories
from tests.services.directory import acts, office, row


@pytest.fixture
def at(app):
    return office()


def give(at, user_id: int, *roles: RoleRow, by=None) -> int:
    return set_roles(by or at.admin, SetRoles(user_id=user_id, version=row(User, user_id).version, roles=tuple(roles)))


def test_an_account_begins_without_roles_and_password(at):
    person = factories.person(at.home, "Rina Setda")
    user_id = add_user(at.admin, AddUser(username="Rina.Setda", person_id=person.id))
    user = row(User, user_id)
    assert (user.username, user.display_name, user.password_hash) == ("rina.setda", "Rina Setda", None)
    assert actor_of(user_id).grants == ()
    assert acts("user", user_id) == ["buat"]


def test_what_is_refused(at):
    factories.user(at.foreign, username="dipakai")
    taken = factories.user(at.home)
    for wrong, field in (
        (AddUser(username="DIPAKAI", display_name="x"), "username"),
        (AddUser(username="rina", person_id=taken.person_id), "person_id"),
        (AddUser(username="rina", person_id=at.foreign_person.id), "person_id"),
        (AddUser(username="rina"), "display_name"),
    ):
        with pytest.raises(RuleViolation) as refused:
            add_user(at.admin, wrong)
        assert refused.value.field == field
    with pytest.raises(NotAllowed):
        add_user(at.secretariat, AddUser(username="rina", display_name="x"))


def test_roles_count_from_the_next_reading_on(at):
    user = factories.user(at.home)
    give(at, user.id, RoleRow(role=Role.SECRETARIAT, agency_id=at.agency.id), RoleRow(role=Role.OBSERVER))
    assert [(grant.role, grant.agency_id) for grant in actor_of(user.id).grants] == [
        (Role.SECRETARIAT, at.agency.id),
        (Role.OBSERVER, None),
    ]
    give(at, user.id)
    assert actor_of(user.id).grants == ()


def test_a_role_with_an_appointment_counts_only_on_its_days(at):
    user = factories.user(at.home, Role.AGENCY_HEAD, at.agency)
    held = db.session.scalars(select(Appointment).where(Appointment.person_id == user.person_id)).one()
    give(at, user.id, RoleRow(role=Role.AGENCY_HEAD, agency_id=at.agency.id, appointment_id=held.id))
    assert actor_of(user.id).has(Role.AGENCY_HEAD)
    held.valid_to = clock.today(factories.ZONE) - timedelta(days=1)
    factories.save(held)
    assert not actor_of(user.id).has(Role.AGENCY_HEAD)


def test_rows_of_roles_that_are_refused(at):
    user, other = factories.user(at.home), factories.user(at.home, Role.SEKDA, at.agency)
    elsewhere = db.session.scalars(select(Appointment.id).where(Appointment.person_id == other.person_id)).one()
    observer = RoleRow(role=Role.OBSERVER)
    for wrong, field in (
        (RoleRow(role=Role.SECRETARIAT, agency_id=at.foreign_agency.id), "roles-1-agency_id"),
        (RoleRow(role=Role.SECRETARIAT), "roles-1-agency_id"),
        (RoleRow(role=Role.SEKDA, appointment_id=elsewhere), "roles-1-appointment_id"),
        (RoleRow(role=Role.SEKDA), "roles-1-appointment_id"),
        (observer, "roles-1-role"),
    ):
        with pytest.raises(RuleViolation) as refused:
            give(at, user.id, observer, wrong)
        assert refused.value.field == field
    assert actor_of(user.id).grants == ()


def test_nobody_edits_his_own_roles_or_closes_his_own_account(at):
    own = at.admin_user
    with pytest.raises(NotAllowed):
        give(at, own.id, RoleRow(role=Role.ADMINISTRATOR), RoleRow(role=Role.SECRETARIAT, agency_id=at.agency.id))
    with pytest.raises(NotAllowed):
        deactivate_user(at.admin, own.id, own.version)
    somebody = factories.person(at.home)
    with pytest.raises(NotAllowed):
        change_user(at.admin, ChangeUser(user_id=own.id, version=own.version, username="lain", person_id=somebody.id))


def test_the_last_administrator_stays_even_for_the_operator(at):
    server = operator(at.home.id, factories.ZONE)
    with pytest.raises(RuleViolation, match="administrator"):
        give(at, at.admin_user.id, RoleRow(role=Role.OBSERVER), by=server)
    with pytest.raises(RuleViolation, match="administrator"):
        deactivate_user(server, at.admin_user.id, at.admin_user.version)
    yesterday = clock.today(factories.ZONE) - timedelta(days=1)
    with pytest.raises(RuleViolation, match="administrator"):
        give(at, at.admin_user.id, RoleRow(role=Role.ADMINISTRATOR, valid_to=yesterday), by=server)
    second = factories.user(at.home, Role.ADMINISTRATOR)
    give(at, at.admin_user.id, RoleRow(role=Role.OBSERVER), by=factories.actor(second))
    assert not actor_of(at.admin_user.id).has(Role.ADMINISTRATOR)


def test_two_administrators_cannot_remove_each_other(fresh_app):
    home = factories.government()
    users = [factories.user(home, Role.ADMINISTRATOR) for _ in range(2)]
    actors = [factories.actor(user) for user in users]
    ids, versions = [user.id for user in users], [user.version for user in users]
    db.session.remove()
    together = threading.Barrier(2)

    def remove(one: int, other: int) -> None:
        with fresh_app.app_context():
            together.wait()
            try:
                set_roles(actors[one], SetRoles(user_id=ids[other], version=versions[other], roles=()))
            except (NotAllowed, RuleViolation, Conflict):
                pass
            finally:
                db.session.remove()

    threads = [threading.Thread(target=remove, args=pair) for pair in ((0, 1), (1, 0))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = db.session.scalar(select(func.count()).where(UserRole.role == Role.ADMINISTRATOR))
    assert left == 1


def test_closing_an_account_ends_its_sessions_at_once(at):
    user = factories.user(at.home, Role.OBSERVER)
    sign_in.begin_session(user.id, None, Visitor("127.0.0.1"))
    deactivate_user(at.admin, user.id, row(User, user.id).version)
    assert actor_of(user.id) is None
    assert _open_sessions(user.id) == 0
    reactivate_user(at.admin, user.id, row(User, user.id).version)
    assert actor_of(user.id).has(Role.OBSERVER)
    assert _open_sessions(user.id) == 0


def test_sessions_end_when_the_administrator_says_so(at):
    user = factories.user(at.home, Role.OBSERVER)
    for _ in range(3):
        sign_in.begin_session(user.id, None, Visitor("127.0.0.1"))
    end_user_sessions(at.admin, user.id)
    assert _open_sessions(user.id) == 0
    with pytest.raises(NotFound):
        end_user_sessions(at.admin, factories.user(at.foreign).id)


def test_the_person_behind_appointed_roles_is_not_exchanged(at):
    user = factories.user(at.home, Role.AGENCY_HEAD, at.agency)
    with pytest.raises(RuleViolation) as refused:
        change_user(at.admin, ChangeUser(user_id=user.id, version=user.version, username="lain", display_name="Lain"))
    assert refused.value.field == "person_id"


def test_a_stale_change_of_roles_writes_nothing(at):
    user = factories.user(at.home, Role.OBSERVER)
    give(at, user.id, RoleRow(role=Role.LEADERSHIP_STAFF))
    with pytest.raises(Conflict):
        set_roles(at.admin, SetRoles(user_id=user.id, version=1, roles=()))
    assert actor_of(user.id).has(Role.LEADERSHIP_STAFF)


def _open_sessions(user_id: int) -> int:
    return db.session.scalar(
        select(func.count()).where(LoginSession.user_id == user_id, LoginSession.ended_at.is_(None))
    )
