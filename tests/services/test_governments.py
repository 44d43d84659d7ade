"""A new installation: government, agencies from a list, holidays, the administrator and his one-time code."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app import clock
from app.db import db
from app.domain.agencies import GovernmentLevel, Relation
from app.domain.errors import NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.imports.agency_list import read_agencies
from app.models.agencies import Agency
from app.models.governments import Government, Holiday, PaperProfile
from app.models.meetings import MeetingReader
from app.models.users import OneTimeCode
from app.queries.actors import actor_of
from app.services import own_password
from app.services.audit import broken_links
from app.services.authorisation import operator
from app.services.governments import AddGovernment, SetUp, government_by_slug, set_up
from app.services.reader_rescue import add_reader
from app.services.sign_in import Visitor
from app.services.users import AddUser
from tests import factories
from tests.services.directory import acts

LIST = "nama;singkatan;induk\nKelurahan A;;Kec. B\nKecamatan B;Kec. B;\nSekretariat Daerah;Setda;"
TANJUNGKOTO = AddGovernment(level=GovernmentLevel.KOTA, name="Tanjungkoto", zone="WITA")
ADMIN = AddUser(username="Admin.TK", display_name="Administrator")


def install(text: str = LIST, government: AddGovernment = TANJUNGKOTO):
    return set_up(SetUp(government=government, administrator=ADMIN, agencies=tuple(read_agencies(text))))


def test_everything_that_a_real_installation_begins_with(app):
    made = install()
    government = db.session.get_one(Government, made.government_id)
    assert (government.slug, government.zone, government.is_demo) == ("kota-tanjungkoto", "Asia/Makassar", False)
    assert actor_of(made.user_id).has(Role.ADMINISTRATOR)
    agencies = {row.name: row for row in db.session.scalars(select(Agency).order_by(Agency.protocol_order))}
    assert list(agencies) == ["Kelurahan A", "Kecamatan B", "Sekretariat Daerah"]
    assert agencies["Kelurahan A"].parent_id == agencies["Kecamatan B"].id
    assert agencies["Kelurahan A"].relation is Relation.BAWAHAN_MELALUI
    assert agencies["Sekretariat Daerah"].is_secretariat
    this_year = clock.today("Asia/Makassar").year
    found = {day.year for day in db.session.scalars(select(Holiday.on_date))}
    assert found == {this_year, this_year + 1}
    assert db.session.scalar(select(func.count()).select_from(PaperProfile)) == 1
    assert broken_links(made.government_id) == []
    assert acts("government", made.government_id)[0] == "buat"


def test_the_printed_code_opens_the_account_once(app):
    made = install()
    visitor = Visitor("127.0.0.1")
    assert own_password.set_password_by_code("admin.tk", made.code, "enam gajah di pelabuhan", visitor) == made.user_id
    with pytest.raises(RuleViolation):
        own_password.set_password_by_code("admin.tk", made.code, "tujuh gajah di pelabuhan", visitor)
    stored = db.session.scalars(select(OneTimeCode.code_sha256)).one()
    assert made.code not in stored


@pytest.mark.parametrize(
    "text",
    ["nama;induk\nKecamatan A;Kecamatan B\nKecamatan B;Kecamatan A", "Sekretariat Daerah A\nSekretariat Daerah B"],
)
def test_a_refused_list_leaves_nothing(app, text):
    with pytest.raises(RuleViolation):
        install(text)
    assert db.session.scalar(select(func.count()).select_from(Government)) == 0


def test_two_governments_are_told_apart(app):
    first = install().government_id
    assert government_by_slug(None).id == first
    with pytest.raises(RuleViolation):
        install()
    factories.government("Sana")
    with pytest.raises(RuleViolation, match="kota-tanjungkoto"):
        government_by_slug(None)
    assert government_by_slug("kota-tanjungkoto").id == first


@pytest.fixture
def secret(app):
    """A rahasia meeting with one reader."""
    government = factories.government()
    agency = factories.agency(government)
    reader = factories.user(government, Role.SECRETARIAT, agency)
    meeting = factories.meeting(agency, reader, level=Confidentiality.RAHASIA)
    return government, reader, meeting, factories.user(government, Role.SEKDA, agency, username="sekda.baru")


def test_a_reader_is_named_from_the_server_only_when_none_is_left(secret):
    government, reader, meeting, sekda = secret
    server = operator(government.id, factories.ZONE)
    with pytest.raises(RuleViolation, match="pembaca aktif"):
        add_reader(server, meeting.id, "sekda.baru", "Mutasi")
    reader.is_active = False
    factories.save(reader)
    with pytest.raises(NotFound):
        add_reader(factories.actor(sekda), meeting.id, "sekda.baru", "Mutasi")
    admin = factories.user(government, Role.ADMINISTRATOR, username="admin.saja")
    for username in ("tidak-ada", admin.username):
        with pytest.raises(RuleViolation, match="akun aktif"):
            add_reader(server, meeting.id, username, "Mutasi")
    add_reader(server, meeting.id, "Sekda.Baru", "Mutasi")
    readers = set(db.session.scalars(select(MeetingReader.user_id).where(MeetingReader.meeting_id == meeting.id)))
    assert readers == {reader.id, sekda.id}
    assert "tambah_pembaca" in acts("meeting", meeting.id)


def test_only_rahasia_meetings_of_that_government_get_a_reader(secret):
    government, reader, _meeting, _sekda = secret
    open_meeting = factories.meeting(factories.agency(government), reader)
    abroad = factories.government()
    for server, meeting_id in (
        (operator(government.id, factories.ZONE), open_meeting.id),
        (operator(abroad.id, factories.ZONE), _meeting.id),
    ):
        with pytest.raises(RuleViolation, match="Tidak ada rapat rahasia"):
            add_reader(server, meeting_id, "sekda.baru", "Mutasi")
