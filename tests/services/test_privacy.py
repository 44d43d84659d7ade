"""The privacy guard as it acts: answers, what is held back at each door, and words that are closed by splitting."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import clock
from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.letters import LetterKind
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.domain.roles import Role
from app.domain.writing import MinutesPart
from app.models.minutes import Conclusion, Minutes, MinutesPoint
from app.models.records import AuditEntry, AuditPayload
from app.models.releases import PrivacyAnswer
from app.models.writing import MinutesEdit
from app.queries.minutes_states import edits_of
from app.queries.privacy_reading import contacts_of
from app.services.privacy import AnswerFindings, answer_findings, check_guard, check_texts
from app.services.restricted_passages import MarkRestricted, mark_restricted
from tests import factories
from tests.approval_case import Case as ApprovalCase
from tests.privacy_case import ADDRESS, NAMED, SENTENCE, TITLE, Case
from tests.services.letters_case import LettersCase

BIASA, TERBATAS, RAHASIA = Confidentiality


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def answers() -> int:
    return db.session.scalar(select(func.count()).select_from(PrivacyAnswer)) or 0


def newest_payload() -> str:
    return db.session.scalar(
        select(AuditPayload.payload)
        .join(AuditEntry, AuditEntry.id == AuditPayload.entry_id)
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )


def mark(case: Case, point: MinutesPoint, words: str = "", key: str = "", version: int = 0) -> int:
    """Mark the words; without words the whole point."""
    start = point.text.index(words) if words else None
    end = start + len(words) if start is not None else None
    at = {"meeting_id": case.meeting.id, "point_id": point.id, "version": version or case.version}
    return mark_restricted(case.actor, MarkRestricted(**at, start=start, end=end), key)


class TestAnswers:
    def test_an_answer_holds_until_the_words_change(self, case):
        point = case.says(ADDRESS)
        case.answer()
        assert case.found() == ()
        point.text = ADDRESS.replace("Nomor 5", "Nomor 7")
        factories.save(point)
        assert len(case.found()) == 1

    def test_the_same_words_elsewhere_are_answered_too(self, case):
        case.says(ADDRESS)
        case.answer()
        case.says(ADDRESS.upper())
        assert case.found() == ()

    def test_who_answered_stays_and_the_words_do_not(self, case):
        case.says(ADDRESS)
        case.answer()
        row = db.session.scalars(select(PrivacyAnswer)).one()
        assert (row.by_name, row.rule, row.meeting_id) == (case.actor.name, "alamat", case.meeting.id)
        assert "alamat" in newest_payload()
        assert "Melati" not in newest_payload()

    def test_a_name_cannot_be_answered(self, case):
        case.says(NAMED)
        with pytest.raises(RuleViolation, match="tidak dapat dinyatakan boleh"):
            case.answer()
        assert answers() == 0

    def test_what_nobody_asked_is_refused(self, case):
        case.says(ADDRESS)
        for digests in (frozenset(), frozenset({"f" * 64}), frozenset({case.found()[0].finding.digest, "f" * 64})):
            with pytest.raises(RuleViolation, match="sudah berubah"):
                answer_findings(case.actor, AnswerFindings(meeting_id=case.meeting.id, digests=digests))
        assert answers() == 0

    def test_two_who_answer_the_same(self, case):
        case.says(ADDRESS)
        found = case.found()
        case.answer(*found)
        case.answer(*found, by=case.colleague())
        assert answers() == 1

    def test_the_same_key_is_carried_out_once(self, case):
        case.says(ADDRESS)
        found = case.found()
        assert case.answer(*found, key="k" * 24) == case.answer(*found, key="k" * 24)
        assert answers() == 1

    def test_only_writers(self, case):
        case.says(ADDRESS)
        staff = factories.actor(factories.user(case.government, Role.REPORTER, case.agency))
        with pytest.raises(NotAllowed):
            case.answer(by=staff)
        with pytest.raises(NotFound):
            case.answer(by=Case().actor)


class TestGuard:
    def test_the_sentence_counts_and_quotes_nothing(self, case):
        check_guard(case.actor, case.facts)
        case.says(NAMED)
        case.says(ADDRESS)
        with pytest.raises(RuleViolation) as refused:
            check_guard(case.actor, case.facts)
        assert "1 hal harus dihapus" in refused.value.message
        assert "1 hal perlu dijawab" in refused.value.message
        assert not {"Siti", "Melati"} & set(refused.value.message.replace(".", "").split())

    def test_texts_of_a_release(self, case):
        contacts = contacts_of(case.actor, case.facts)
        check_texts(case.facts, ("Rapat membahas data.", None), contacts)
        for text in (NAMED, ADDRESS):
            with pytest.raises(RuleViolation, match="Tertahan"):
                check_texts(case.facts, (text,), contacts)

    @pytest.mark.parametrize("text", [NAMED, ADDRESS])
    def test_nothing_goes_round_or_is_approved(self, app, text):
        case = ApprovalCase(steps=False)
        case.meeting.title = TITLE
        point = factories.point(factories.section(case.meeting), text)
        factories.save(case.meeting)
        for act in (case.submit, case.record):
            with pytest.raises(RuleViolation, match="Tertahan pemeriksaan privasi"):
                act()
        point.text = "Kasus dilaporkan bulan lalu."
        factories.save(point)
        case.submit()
        point.text = text
        factories.save(point)
        with pytest.raises(RuleViolation, match="Tertahan pemeriksaan privasi"):
            case.approve(case.chair)
        assert db.session.scalars(select(Minutes.status)).one() is MinutesStatus.MENUNGGU_PERSETUJUAN

    @pytest.mark.parametrize(("kind", "held"), [(LetterKind.TINDAK_LANJUT, True), (LetterKind.UNDANGAN, False)])
    def test_a_letter_with_such_an_item_is_not_issued(self, app, kind, held):
        case = LettersCase()
        factories.item(case.meeting, case.social, NAMED)
        agency = case.social.id if kind is LetterKind.TINDAK_LANJUT else None
        letter_id = case.draft(kind, agency_id=agency)
        if held:
            with pytest.raises(RuleViolation, match="Tertahan pemeriksaan privasi"):
                case.issue(letter_id)
        else:
            assert case.issue(letter_id) == letter_id


class TestMarking:
    def test_a_point_is_split_and_its_id_stays_outside(self, case):
        point = case.says(NAMED, speaker_id=case.speaker.id, quote="kutipan", addressee_text="lurah")
        case.says("Sesudahnya")
        mark(case, point, SENTENCE)
        assert case.points()[2:] == [
            ("Kasus dilaporkan bulan lalu.", "biasa"),
            (SENTENCE, "terbatas"),
            ("Berkas dilengkapi.", "biasa"),
            ("Sesudahnya", "biasa"),
        ]
        rows = db.session.scalars(select(MinutesPoint).order_by(MinutesPoint.position)).all()[2:5]
        assert rows[0].id == point.id
        assert {(row.speaker_id, row.addressee_text, row.kind) for row in rows} == {
            (case.speaker.id, "lurah", point.kind)
        }
        assert [row.quote for row in rows] == ["kutipan", None, None]
        assert case.version == 2
        assert case.found() == ()

    def test_the_longer_open_part_keeps_the_id(self, case):
        point = case.says("Satu. Korban bernama Siti. Dua tiga empat lima enam.")
        factories.save(
            Conclusion(
                government_id=case.government.id,
                meeting_id=case.meeting.id,
                position=0,
                text="Lima",
                origin_point_id=point.id,
            )
        )
        mark(case, point, "Korban bernama Siti.")
        assert db.session.get_one(MinutesPoint, point.id).text == "Dua tiga empat lima enam."
        assert db.session.scalars(select(Conclusion.origin_point_id)).one() == point.id

    def test_without_words_the_whole_point(self, case):
        point = case.says(NAMED, is_releasable=True)
        mark(case, point)
        row = db.session.get_one(MinutesPoint, point.id)
        assert (row.text, row.confidentiality, row.is_releasable) == (NAMED, TERBATAS, False)

    def test_nothing_left_beside_it_keeps_one_point(self, case):
        point = case.says(SENTENCE)
        mark(case, point, SENTENCE[:-1])
        assert case.points()[2:] == [(SENTENCE, "terbatas")]

    def test_rahasia_is_not_opened(self, case):
        point = case.says(NAMED, confidentiality=RAHASIA)
        factories.reader(case.meeting, case.writer)
        mark(case, point, SENTENCE)
        assert {level for _, level in case.points()[2:]} == {"rahasia"}

    def test_history_holds_the_state_before_and_after(self, case):
        point = case.says(NAMED)
        mark(case, point, SENTENCE)
        edits = edits_of(case.meeting.id, MinutesPart.BAGIAN, case.section.id)
        assert len(edits) == 2
        last = db.session.scalars(select(MinutesEdit).order_by(MinutesEdit.id.desc()).limit(1)).one()
        assert (last.by_name, len(last.row_order)) == (case.actor.name, 5)
        assert "Siti" not in newest_payload()

    def test_stale_twice_frozen_and_foreign(self, case):
        point = case.says(NAMED)
        with pytest.raises(Conflict):
            mark(case, point, SENTENCE, version=9)
        assert mark(case, point, SENTENCE, key="k" * 24) == mark(case, point, key="k" * 24)
        assert len(case.points()) == 5
        foreign = MarkRestricted(meeting_id=case.meeting.id, point_id=Case().first.id, version=2)
        with pytest.raises(NotFound):
            mark_restricted(case.actor, foreign)
        secret = case.says("Rahasia", confidentiality=RAHASIA)
        with pytest.raises(NotFound):
            mark(case, secret)
        factories.approved(case.meeting)
        with pytest.raises(RuleViolation):
            mark(case, case.first)

    def test_a_withdrawn_point_is_gone(self, case):
        point = case.says(NAMED, withdrawn_at=clock.now())
        with pytest.raises(NotFound):
            mark(case, point)
