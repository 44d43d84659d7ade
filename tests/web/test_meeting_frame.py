"""The path of a meeting: true states and notes for each step, and one sentence on what comes next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from lxml import html
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.attendance import InvitationReply, PresenceKind
from app.domain.meetings import Confidentiality, MeetingStatus
from app.domain.minutes import MinutesStatus
from app.domain.roles import Role
from app.models.meetings import MeetingDay
from app.models.minutes import Minutes
from app.models.participants import Participant
from app.web import meeting_frame
from tests import factories
from tests.services.attendance_case import DEPUTY, World


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def secretary(world, browser_of):
    return browser_of(world.user)


def path(answer) -> dict[str, tuple[str, str]]:
    """Step → (state, note)."""
    steps = html.document_fromstring(answer.text).xpath("//nav[contains(@class, 'steps')]//li")
    return {
        step.xpath(".//*[@class='step-label']")[0].text: (
            step.get("class").partition("step-")[2],
            step.xpath(".//*[@class='step-note']")[0].text,
        )
        for step in steps
    }


def sentence(answer) -> str:
    found = html.document_fromstring(answer.text).xpath("//p[contains(@class, 'next-step')]")
    return " ".join(found[0].text_content().split())


def show(browser, world: World):
    answer = browser.get(f"/rapat/{world.meeting.id}")
    assert answer.status_code == 200
    return answer


def on(world: World, days: int) -> None:
    """The meeting is so many days ahead."""
    day = db.session.scalars(select(MeetingDay).filter_by(meeting_id=world.meeting.id)).one()
    day.on_date = clock.today(factories.ZONE) + timedelta(days=days)
    factories.save(day)


def minutes(world: World, status: MinutesStatus, **values) -> None:
    row = db.session.scalars(select(Minutes).filter_by(meeting_id=world.meeting.id)).one()
    row.status = status
    for name, value in values.items():
        setattr(row, name, value)
    factories.save(row)


def test_the_steps_stand_in_their_order(world, secretary):
    assert list(path(show(secretary, world))) == [
        "Undangan",
        "Daftar hadir",
        "Notula",
        "Persetujuan",
        "Tindak lanjut",
    ]


def test_before_anything_is_recorded(world, secretary):
    db.session.query(Participant).delete()
    db.session.commit()
    answer = show(secretary, world)
    assert path(answer) == {
        "Undangan": ("next", "Belum ada peserta"),
        "Daftar hadir": ("next", "Belum diisi"),
        "Notula": ("next", "Belum ada catatan"),
        "Persetujuan": ("next", "Belum diajukan"),
        "Tindak lanjut": ("next", "Belum ada tindak lanjut"),
    }
    assert "Peserta belum dicatat." in sentence(answer)


def test_answers_and_presence_are_counted(world, secretary):
    world.reply(InvitationReply.DIWAKILI, deputy=DEPUTY)
    world.mark(PresenceKind.DIWAKILI)
    world.mark(PresenceKind.TIDAK_HADIR, world.other)
    found = path(show(secretary, world))
    assert found["Undangan"] == ("done", "1 dari 2 menjawab")
    assert found["Daftar hadir"] == ("done", "1 dari 3 hadir")


@pytest.mark.parametrize(
    ("status", "approved", "minutes_note", "approval_note"),
    [
        (MinutesStatus.KONSEP, False, ("next", "Konsep, 1 butir"), ("next", "Belum diajukan")),
        (MinutesStatus.MENUNGGU_PARAF, False, ("done", "Diajukan, 1 butir"), ("next", "Menunggu paraf")),
        (MinutesStatus.MENUNGGU_PERSETUJUAN, False, ("done", "Diajukan, 1 butir"), ("next", "Menunggu persetujuan")),
        (MinutesStatus.DISETUJUI, True, ("done", "Disetujui"), ("done", "Disetujui")),
        (MinutesStatus.KONSEP, True, ("next", "Dibuka kembali, 1 butir"), ("next", "Belum diajukan")),
    ],
)
def test_minutes_and_their_approval(world, secretary, status, approved, minutes_note, approval_note):
    factories.point(factories.section(world.meeting))
    minutes(world, status, approved_at=clock.now() if approved else None)
    found = path(show(secretary, world))
    assert (found["Notula"], found["Persetujuan"]) == (minutes_note, approval_note)


def test_items_are_provisional_then_counted_by_what_is_done(world, secretary):
    first = factories.item(world.meeting, world.social)
    second = factories.item(world.meeting, world.health)
    assert path(show(secretary, world))["Tindak lanjut"] == ("next", "2 sementara")
    first.firm_at = second.firm_at = clock.now()
    factories.save(first, second)
    assert path(show(secretary, world))["Tindak lanjut"] == ("next", "2 tercatat")
    first.is_open = False
    factories.save(first)
    assert path(show(secretary, world))["Tindak lanjut"] == ("next", "1 dari 2 selesai")
    second.is_open = False
    factories.save(second)
    assert path(show(secretary, world))["Tindak lanjut"] == ("done", "2 dari 2 selesai")


def test_who_does_not_see_the_draft_reads_nothing_of_it(world, browser_of):
    factories.point(factories.section(world.meeting))
    answer = show(browser_of(world.head), world)
    assert path(answer)["Notula"] == ("next", "Konsep, belum dibagikan")
    assert "1 butir" not in answer.text


def test_an_invited_agency_of_a_terbatas_meeting_is_told_no_count_of_what_it_may_not_read(world, browser_of):
    """Its page would say so many points though each of them is withheld."""
    section = factories.section(world.meeting)
    for _ in range(7):
        factories.point(section)
    world.meeting.confidentiality = Confidentiality.TERBATAS
    factories.save(world.meeting)
    minutes(world, MinutesStatus.KONSEP, approved_at=clock.now())
    found = path(show(browser_of(world.head), world))
    assert found["Notula"] == ("next", "Dibuka kembali, 0 butir")
    assert path(show(browser_of(world.user), world))["Notula"] == ("next", "Dibuka kembali, 7 butir")


def test_the_next_step_of_the_secretariat(world, secretary):
    on(world, 3)
    assert "0 dari 2 undangan sudah dijawab." in sentence(show(secretary, world)) or "undangan belum" in sentence(
        show(secretary, world)
    )
    on(world, 0)
    assert "Daftar hadir belum diisi." in sentence(show(secretary, world))
    world.mark(PresenceKind.SENDIRI)
    assert "Notula belum berisi catatan." in sentence(show(secretary, world))
    factories.point(factories.section(world.meeting))
    assert "Belum ada tindak lanjut." in sentence(show(secretary, world))
    item = factories.item(world.meeting, world.social)
    assert "Notula siap diajukan" in sentence(show(secretary, world))
    minutes(world, MinutesStatus.MENUNGGU_PARAF)
    assert "Notula menunggu paraf." in sentence(show(secretary, world))
    minutes(world, MinutesStatus.DISETUJUI, approved_at=clock.now())
    assert "1 dari 1 tindak lanjut belum selesai." in sentence(show(secretary, world))
    item.is_open = False
    factories.save(item)
    assert "tidak ada tindak lanjut yang terbuka" in sentence(show(secretary, world))


def test_the_next_step_of_the_invited_head_is_his_answer(world, browser_of):
    on(world, 3)
    head = browser_of(world.head)
    answer = show(head, world)
    assert "Jawaban atas undangan ini belum dicatat." in sentence(answer)
    assert f"/peserta/{world.invited.id}/jawaban" in answer.text
    world.reply(InvitationReply.HADIR)
    assert "Jawaban atas undangan" not in sentence(show(head, world))


@pytest.mark.parametrize("status", [MeetingStatus.DITUNDA, MeetingStatus.DIBATALKAN])
def test_a_meeting_that_does_not_take_place(world, secretary, browser_of, status):
    world.meeting.status = status
    factories.save(world.meeting)
    answer = show(secretary, world)
    assert "ini ditunda." in sentence(answer) or "ini dibatalkan." in sentence(answer)
    assert "Jadwalkan kembali" in answer.text
    observer = factories.user(world.government, Role.OBSERVER)
    assert "Jadwalkan kembali" not in show(browser_of(observer), world).text


def test_pages_do_not_break_without_a_step_that_is_not_built(world, secretary, monkeypatch):
    """A step whose page is missing stands there without a link."""
    missing = {**meeting_frame.STEPS, "persetujuan": ("Persetujuan", ("tidak.ada",))}
    monkeypatch.setattr(meeting_frame, "STEPS", missing)
    assert path(show(secretary, world))["Persetujuan"] == ("next", "Belum diajukan")


def test_links_of_the_path_open_for_whoever_is_shown_them(world, browser_of):
    """No step leads to a refusal, whatever right its page asks for."""
    factories.item(world.meeting, world.social, status=ItemStatus.SEMENTARA)
    for user in (world.user, world.head, factories.user(world.government, Role.OBSERVER)):
        browser = browser_of(user)
        tree = html.document_fromstring(show(browser, world).text)
        for href in tree.xpath("//nav[contains(@class, 'steps')]//a/@href"):
            assert browser.get(href).status_code == 200, href
