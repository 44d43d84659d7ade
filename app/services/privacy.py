"""The privacy guard as it acts: holding back what may give a victim away, and keeping the answers that people give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.permissions import Permission
from app.domain.privacy import Contacts, Finding, Severity
from app.domain.privacy_places import Paper
from app.domain.roles import Actor
from app.models.releases import PrivacyAnswer
from app.queries import subjects
from app.queries.privacy_passages import answered_digests, findings_for, findings_in
from app.services import audit, submissions
from app.services.authorisation import authorise
from app.services.minutes_writing import lock_minutes

UNKNOWN = "Bagian yang ditanyakan sudah berubah. Muat ulang halaman pemeriksaan privasi."
NOT_BY_ANSWER = "Nama dan nomor seperti ini tidak dapat dinyatakan boleh dimuat. Hapus, atau tandai bagiannya terbatas."


@dataclass(frozen=True, kw_only=True)
class AnswerFindings:
    """Findings, by their digests, that a person says may stand."""

    meeting_id: int
    digests: frozenset[str]


@transactional
def answer_findings(actor: Actor, command: AnswerFindings, key: str = "") -> int:
    """Keep that somebody says: "boleh dimuat". It holds until the words change. Gives the meeting.

    An answer that was given already is no mistake. Raises RuleViolation for what nobody was asked.
    """
    facts = subjects.meeting(actor, command.meeting_id)
    authorise(actor, Permission.MINUTES_WRITE, facts)
    if (done := submissions.done_before(actor, key, "privacy_answer")) is not None:
        return done
    lock_minutes(facts.id)  # two who answer the same thing at once
    chosen = _chosen(actor, facts, command.digests)
    db.session.add_all(_answer(actor, facts, finding) for finding in chosen)
    submissions.remember(actor, key, "privacy_answer", facts.id)
    # Rules only: the words that were asked about belong in no second place.
    changes: audit.Changes = {"privacy_rules": (None, sorted({one.rule.value for one in chosen}))}
    audit.record(actor, "nyatakan_boleh_dimuat", "meeting", facts.id, meeting_id=facts.id, changes=changes)
    return facts.id


def _chosen(actor: Actor, facts: MeetingFacts, digests: frozenset[str]) -> list[Finding]:
    """The findings that are still open among those answered. Raises RuleViolation for what nobody was asked."""
    asked = {one.finding.digest: one.finding for one in findings_for(actor, facts) if one.is_seen}
    if not digests or not digests - asked.keys() <= answered_digests(facts):
        raise RuleViolation("", UNKNOWN)
    chosen = [asked[digest] for digest in sorted(digests & asked.keys())]
    if any(finding.severity is Severity.STOP for finding in chosen):
        raise RuleViolation("", NOT_BY_ANSWER)
    return chosen


def _answer(actor: Actor, facts: MeetingFacts, finding: Finding) -> PrivacyAnswer:
    return PrivacyAnswer(
        government_id=facts.government_id,
        meeting_id=facts.id,
        rule=finding.rule.value,
        digest=finding.digest,
        by_user_id=actor.user_id,
        by_name=actor.name,
        at=clock.now(),
    )


def check_guard(actor: Actor, facts: MeetingFacts, paper: Paper = Paper.NOTULA) -> None:
    """Nothing that the guard holds back goes round, is approved or issued. Raises RuleViolation without any excerpt.

    The record is looked at as it stands, also where an earlier state is approved.
    """
    found = findings_for(actor, facts, paper, as_it_stands=True)
    _refuse([one.finding for one in found], "Buka Pemeriksaan privasi pada halaman notula.")


def check_texts(facts: MeetingFacts, texts: Iterable[str | None], contacts: Contacts) -> None:
    """The same for texts that are made from a meeting, such as a siaran pers. Raises RuleViolation.

    `contacts` are the recorded ones: queries/privacy_reading.contacts_of.
    """
    found = findings_in(facts, tuple(text for text in texts if text), contacts)
    _refuse(list(found), "Buka Pemeriksaan privasi rapat ini.")


def _refuse(found: list[Finding], where: str) -> None:
    if not found:
        return
    stops = sum(one.severity is Severity.STOP for one in found)
    parts = [f"{stops} hal harus dihapus atau ditandai terbatas"] if stops else []
    parts += [f"{len(found) - stops} hal perlu dijawab"] if len(found) > stops else []
    raise RuleViolation("", f"Tertahan pemeriksaan privasi: {', '.join(parts)}. {where}")
