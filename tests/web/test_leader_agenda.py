"""Agenda pimpinan: the day, the leaders who come or are deputised, what a message may say, the paper."""

from __future__ import annotations

from datetime import date, time

import pytest
import time_machine
from lxml import html
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.attendance import InvitationReply
from app.domain.letters import Channel
from app.domain.meetings import Confidentiality, MeetingStatus, ParticipantRole
from app.domain.people import AppointmentStatus, PositionKind
from app.domain.roles import Role
from app.models.agencies import Position
from app.models.attendance import InvitationAnswer
from app.models.governments import Holiday
from app.models.meetings import MeetingDay
from app.models.records import AccessLog
from tests import factories
from tests.statements import statements

FRIDAY = "2026-11-20T02:00:00Z"
SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.setda = factories.agency(self.government, "Sekretariat Daerah", is_secretariat=True)
        self.secretary = factories.user(self.government, Role.SECRETARIAT, self.setda)
        self.sekda = factories.user(self.government, Role.SEKDA, self.setda)
        self.head = factories.person(self.government, "Hj. Rahma, S.IP.")
        factories.appointment(self.head, self.setda, "Wali Kota", PositionKind.KEPALA_DAERAH)

    def meeting(self, title: str, on: date = SATURDAY, starts: time | None = time(9), **values):
        row = factories.meeting(self.setda, self.secretary, title, on=on, **values)
        db.session.scalars(select(MeetingDay).filter_by(meeting_id=row.id)).one().starts = starts
        db.session.commit()
        return row

    def leader(self, meeting, *roles: ParticipantRole, **values):
        usual = {"person_id": self.head.id, "office_text": "Wali Kota"}
        return factories.participant(meeting, *roles, **{**usual, **values})

    def answer(self, participant, reply: InvitationReply, **values) -> None:
        factories.save(
            InvitationAnswer(
                government_id=self.government.id,
                meeting_id=participant.meeting_id,
                participant_id=participant.id,
                reply=reply,
                channel=Channel.WA,
                answered_by_user_id=self.secretary.id,
                answered_at=clock.now(),
                **values,
            )
        )


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def visitor(world, browser_of):
    with time_machine.travel(FRIDAY, tick=False):
        yield browser_of(world.sekda)


def words(answer) -> str:
    """What stands in the page itself, with single blanks."""
    [main] = html.document_fromstring(answer.text).xpath("//main")
    return " ".join(main.text_content().split())


def test_tomorrow_is_shown_and_the_next_working_day_offered(world, visitor):
    factories.save(Holiday(government_id=world.government.id, on_date=MONDAY, name="Libur"))
    said = words(visitor.get("/agenda-pimpinan"))
    assert "Sabtu, 21 November 2026 (besok)" in said
    assert "Hari kerja berikutnya: Selasa, 24 November 2026" in said
    assert "Tidak ada rapat yang dihadiri pimpinan" in said


def test_who_comes_and_who_is_deputised_by_whom(world, visitor):
    meeting = world.meeting("Rakor stunting", place="Aula")
    world.answer(world.leader(meeting, ParticipantRole.PIMPINAN, name_text="Hj. Rahma, S.IP."), InvitationReply.HADIR)
    sekda = world.leader(meeting, person_id=None, office_text="Sekretaris Daerah Uji")
    scope = {"government_id": world.government.id, "agency_id": world.setda.id}
    factories.save(Position(**scope, title="Sekretaris Daerah Uji", kind=PositionKind.SEKDA))
    world.answer(sekda, InvitationReply.DIWAKILI, deputy_name="Budi", deputy_office="Asisten Administrasi Umum")
    said = words(visitor.get("/agenda-pimpinan"))
    assert "09.00 WIB" in said
    assert "Rakor stunting Aula" in said
    assert "Wali Kota, Hj. Rahma, S.IP. (memimpin): hadir" in said
    assert "Sekretaris Daerah Uji: diwakili Budi, Asisten Administrasi Umum" in said
    assert said.index("Wali Kota") < said.index("Sekretaris Daerah Uji")


def test_without_an_answer_and_with_an_acting_office(world, visitor):
    meeting = world.meeting("Rakor")
    world.leader(meeting, name_text="Rahma", appointment_status=AppointmentStatus.PJ)
    assert "Pj. Wali Kota, Rahma: belum ada jawaban" in words(visitor.get("/agenda-pimpinan"))


def test_a_chair_leads_and_is_not_asked_for_an_answer(world, visitor):
    world.leader(world.meeting("Rakor"), ParticipantRole.PIMPINAN, name_text="Rahma")
    said = words(visitor.get("/agenda-pimpinan"))
    assert "Wali Kota, Rahma: memimpin" in said
    assert "Wali Kota: memimpin" in said.split("Teks WhatsApp")[1]
    assert "belum ada jawaban" not in said


def test_only_the_day_asked_for(world, visitor):
    for title, on in (("Rakor Sabtu", SATURDAY), ("Rakor Senin", MONDAY)):
        world.leader(world.meeting(title, on))
    said = words(visitor.get("/agenda-pimpinan?tanggal=2026-11-23"))
    assert "Rakor Senin" in said
    assert "Rakor Sabtu" not in said


def test_meetings_without_a_leader_stand_apart_and_what_moved_says_so(world, visitor):
    world.leader(world.meeting("Rakor ditunda", status=MeetingStatus.DITUNDA))
    world.meeting("Rakor staf", starts=None)
    said = words(visitor.get("/agenda-pimpinan"))
    assert said.index("Rakor ditunda") < said.index("Ditunda") < said.index("Rapat lain pada hari tersebut")
    assert said.index("Rapat lain pada hari tersebut") < said.index("Rakor staf")


def test_the_message_leaves_out_the_words_of_closed_meetings(world, visitor):
    world.leader(world.meeting("Rakor terbuka"))
    world.leader(world.meeting("Rakor tertutup", level=Confidentiality.TERBATAS, place="Ruang tertutup"))
    page = visitor.get("/agenda-pimpinan").text
    shown, message = page.split('id="teks-agenda"')
    assert "Rakor tertutup" in shown
    assert "Rakor terbuka" in message
    assert "tertutup" not in message
    assert "https://wa.me/?text=" in message


def test_the_message_tells_what_does_not_take_place(world, visitor):
    """Without the words a reader would go to a meeting that was called off."""
    off = world.meeting("Rakor batal", status=MeetingStatus.DIBATALKAN, place="Aula")
    world.answer(world.leader(off), InvitationReply.HADIR)
    closed = world.meeting("Rakor lain", starts=time(15), level=Confidentiality.TERBATAS, status=MeetingStatus.DITUNDA)
    world.leader(closed)
    [text] = html.document_fromstring(visitor.get("/agenda-pimpinan").text).xpath("//*[@id='teks-agenda']")
    said = text.text_content()
    assert "Rakor batal (dibatalkan)" in said
    assert not any(word in said for word in ("Aula", "hadir", "15.00", "rapat terbatas"))


def test_the_paper_tells_the_same_and_its_closed_meetings_are_noted(world, visitor):
    open_one = world.meeting("Rakor terbuka")
    closed = world.meeting("Rakor tertutup", level=Confidentiality.TERBATAS)
    for meeting in (open_one, closed):
        world.leader(meeting)
    answer = visitor.get("/agenda-pimpinan.docx?tanggal=2026-11-21")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="agenda-pimpinan-2026-11-21.docx"'
    assert answer.data.startswith(b"PK")
    taken = db.session.scalars(select(AccessLog.subject_id).where(AccessLog.act == "leader_agenda_view")).all()
    assert taken == [closed.id]


@pytest.mark.parametrize("typed", ["2026-02-30", "besok", "1999-01-01", "%00"])
def test_a_bad_day_is_said_clearly(visitor, typed):
    answer = visitor.get(f"/agenda-pimpinan?tanggal={typed}")
    assert answer.status_code == 422
    assert "Yang tampil adalah Sabtu, 21 November 2026." in answer.text


def test_only_what_is_seen(world, visitor, browser_of):
    world.leader(world.meeting("Rakor rahasia", level=Confidentiality.RAHASIA))
    world.leader(world.meeting("Rakor terbatas", level=Confidentiality.TERBATAS))
    observer = browser_of(factories.user(world.government, Role.OBSERVER))
    assert "Rakor terbatas" in visitor.get("/agenda-pimpinan").text
    assert "Rakor rahasia" not in visitor.get("/agenda-pimpinan").text
    assert "Rakor" not in words(observer.get("/agenda-pimpinan"))


def test_few_statements(world, visitor):
    sent = []
    for more in (3, 10):
        for n in range(more):
            meeting = world.meeting(f"Rakor {more} {n}")
            world.answer(world.leader(meeting, ParticipantRole.PIMPINAN), InvitationReply.HADIR)
        with statements() as counted:
            assert visitor.get("/agenda-pimpinan").status_code == 200
        sent.append(counted)
    assert len(sent[1]) == len(sent[0]) <= 10, "\n\n".join(sent[1])
