"""Siaran pers: what a draft is made of, who hands it on, and that nothing restricted comes into it."""

from __future__ import annotations

import pytest

from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.press_releases import ReleaseState
from app.domain.roles import Role
from app.models.releases import PressRelease
from app.services import press_releases
from app.services.press_releases import MoveRelease, SaveRelease
from tests import factories

BIASA, TERBATAS, RAHASIA = Confidentiality


class Case:
    """An organiser, the agency flagged humas, and a meeting with one section."""

    def __init__(self, level: Confidentiality = BIASA) -> None:
        government = factories.government("Contoh", seat="Koto")
        self.organiser = factories.agency(government, "Dinas Sosial")
        self.humas = factories.agency(government, "Dinas Kominfo", is_public_relations=True)
        self.writer = factories.user(government, Role.SECRETARIAT, self.organiser)
        self.checker = factories.user(government, Role.SECRETARIAT, self.humas)
        self.meeting = factories.meeting(self.organiser, self.writer, "Rapat Pencegahan", level)
        self.section = factories.section(self.meeting)

    def point(self, text: str, **values: object) -> None:
        factories.point(self.section, text, **values)

    def draft(self) -> PressRelease:
        made = press_releases.draft_release(factories.actor(self.writer), self.meeting.id)
        return db.session.get_one(PressRelease, made)

    def step(self, act, row: PressRelease, by=None, note: str = "") -> PressRelease:
        db.session.refresh(row)
        actor = factories.actor(by or self.writer)
        act(actor, MoveRelease(release_id=row.id, version=row.version, note=note))
        db.session.refresh(row)
        return row

    def waiting(self) -> PressRelease:
        return self.step(press_releases.hand_to_checker, self.draft())


def words(row: PressRelease) -> str:
    return f"{row.headline}\n{row.lead}\n{row.body}"


def test_what_is_restricted_stays_out(app):
    case = Case()
    case.point("Layanan dibuka setiap hari")
    case.point("Rincian perkara", confidentiality=TERBATAS)
    text = words(case.draft())
    assert "Layanan dibuka setiap hari." in text
    assert "Rincian perkara" not in text
    assert "[bagian terbatas]" in text
    assert "Rapat Pencegahan" in text


def test_of_a_terbatas_meeting_only_what_a_person_marked(app):
    case = Case(TERBATAS)
    case.point("Layanan dibuka setiap hari", is_releasable=True)
    case.point("Jumlah perkara bertambah")
    text = words(case.draft())
    assert "Layanan dibuka setiap hari." in text
    assert "Jumlah perkara bertambah" not in text


def test_a_rahasia_meeting_has_none(app):
    case = Case(RAHASIA)
    with pytest.raises(RuleViolation):
        case.draft()


@pytest.mark.parametrize(("marked", "quoted"), [(True, True), (False, False)])
def test_only_marked_quotes_are_quoted(app, marked, quoted):
    case = Case()
    case.point("Semua bekerja sama", quote="kita tidak boleh diam", is_releasable=marked)
    assert ("kita tidak boleh diam" in words(case.draft())) is quoted


def test_from_draft_to_checked(app):
    case = Case()
    row = case.waiting()
    assert row.state is ReleaseState.MENUNGGU_DIPERIKSA
    row = case.step(press_releases.declare_checked, row, case.checker)
    assert row.state is ReleaseState.DIPERIKSA
    assert row.checked_agency_id == case.humas.id
    assert row.checked_by_name == case.checker.display_name


def test_given_back_with_a_note_it_is_a_draft_again(app):
    case = Case()
    row = case.step(press_releases.give_back, case.waiting(), case.checker, note="Sebutkan narasumber.")
    assert row.state is ReleaseState.KONSEP
    assert row.return_note == "Sebutkan narasumber."
    with pytest.raises(RuleViolation):
        case.step(press_releases.declare_checked, row, case.checker)


def test_what_is_changed_after_checking_is_checked_again(app):
    case = Case()
    row = case.step(press_releases.declare_checked, case.waiting(), case.checker)
    command = SaveRelease(release_id=row.id, version=row.version, headline="Baru", lead="Baru.", body="Baru.")
    press_releases.save_release(factories.actor(case.writer), command)
    db.session.refresh(row)
    assert row.state is ReleaseState.KONSEP
    assert row.checked_by_name is None


def test_while_it_waits_nobody_writes_on_it(app):
    case = Case()
    row = case.waiting()
    command = SaveRelease(release_id=row.id, version=row.version, headline="Baru", lead="Baru.", body="Baru.")
    with pytest.raises(RuleViolation):
        press_releases.save_release(factories.actor(case.writer), command)
    row = case.step(press_releases.take_back, row)
    assert row.state is ReleaseState.KONSEP


def test_nobody_checks_his_own_but_the_humas(app):
    case = Case()
    with pytest.raises(NotAllowed):
        case.step(press_releases.declare_checked, case.waiting(), case.writer)


def test_a_stale_version_changes_nothing(app):
    case = Case()
    row = case.draft()
    with pytest.raises(Conflict):
        press_releases.hand_to_checker(
            factories.actor(case.writer), MoveRelease(release_id=row.id, version=row.version + 1)
        )


def test_made_anew_only_over_the_text_that_was_seen(app):
    case = Case()
    row, writer = case.draft(), factories.actor(case.writer)
    seen = row.version
    typed = SaveRelease(release_id=row.id, version=seen, headline="Judul", lead="Teras", body="Diketik orang lain")
    press_releases.save_release(writer, typed)
    with pytest.raises(Conflict):
        press_releases.draft_release(writer, case.meeting.id, version=seen)
    db.session.refresh(row)
    assert row.body == "Diketik orang lain"
    press_releases.draft_release(writer, case.meeting.id, version=row.version)
    db.session.refresh(row)
    assert "Diketik orang lain" not in words(row)


def test_without_a_humas_it_is_not_handed_over(app):
    case = Case()
    case.humas.is_public_relations = False
    db.session.commit()
    with pytest.raises(RuleViolation):
        case.waiting()


def test_the_privacy_guard_holds_it_back(app):
    case = Case()
    row = case.draft()
    command = SaveRelease(
        release_id=row.id, version=row.version, headline="Judul", lead="Korban bernama Melati hadir.", body="Isi."
    )
    press_releases.save_release(factories.actor(case.writer), command)
    with pytest.raises(RuleViolation):
        case.step(press_releases.hand_to_checker, row)


def test_a_draft_is_not_seen_by_the_humas_until_it_is_handed_over(app):
    case = Case()
    row = case.draft()
    with pytest.raises(NotFound):
        case.step(press_releases.declare_checked, row, case.checker)
    case.step(press_releases.hand_to_checker, row)
    case.step(press_releases.take_back, row)
    with pytest.raises(NotFound):
        case.step(press_releases.declare_checked, row, case.checker)


def test_light_marks_do_not_stand_in_it(app):
    case = Case()
    case.point("Layanan **dibuka** setiap hari:\n- pagi\n- malam")
    text = words(case.draft())
    assert "**" not in text
    assert "Layanan dibuka setiap hari:" in text
