"""The state of a notula in words, its history as lines, and the acts that are offered on its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import url_for

from app.domain.approval import ApprovalAct, possible
from app.domain.facts import MeetingFacts
from app.domain.indonesian import long_date
from app.domain.labels import label
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.sheet_json import decode
from app.domain.sight import sees_letters
from app.domain.signatures import Signer
from app.queries.addenda import AddendumView
from app.queries.approval import ApprovalState, EventView
from app.queries.approval_signers import signer_words
from app.queries.revisions import RevisionRow
from app.web.access import may
from app.web.filters import moment

#: Name in the template → the act, and who may carry it out.
_ACTS = {
    "submit": (ApprovalAct.AJUKAN, Permission.APPROVAL_SUBMIT),
    "initial": (ApprovalAct.PARAF, Permission.APPROVAL_INITIAL),
    "record_initial": (ApprovalAct.PARAF, Permission.APPROVAL_SUBMIT),
    "give_back": (ApprovalAct.KEMBALIKAN, Permission.APPROVAL_RETURN),
    "take_back": (ApprovalAct.TARIK, Permission.APPROVAL_SUBMIT),
    "approve": (ApprovalAct.SETUJUI, Permission.APPROVAL_GIVE),
    "record": (ApprovalAct.CATAT_PERSETUJUAN, Permission.APPROVAL_SUBMIT),
    "reopen": (ApprovalAct.BUKA_KEMBALI, Permission.MINUTES_REOPEN),
}


@dataclass(frozen=True)
class HistoryLine:
    """One line of the timeline."""

    when: str
    who: str
    what: str
    detail: str | None


@dataclass(frozen=True)
class RevisionLine:
    """An approved state to read and to take along; `addendum_no` where it only adds to the one before it."""

    no: int
    words: str
    addendum_no: int | None
    compare_url: str | None
    page_url: str
    docx_url: str
    scan_url: str | None


def offered_acts(facts: MeetingFacts, state: ApprovalState) -> frozenset[str]:
    """Names of the acts that are possible now and that the actor may carry out."""
    if not state.version:
        return frozenset()
    return frozenset(
        name for name, (act, permission) in _ACTS.items() if possible(state.status, act) and may(permission, facts)
    )


def standing(state: ApprovalState) -> str:
    """In one sentence, on whose desk the notula lies."""
    if state.status is MinutesStatus.MENUNGGU_PARAF and (step := state.next_step) is not None:
        held = f" ({', '.join(step.holders)})" if step.holders else ""
        return f"Konsep di meja {step.office}{held}, menunggu paraf."
    if state.status is MinutesStatus.MENUNGGU_PERSETUJUAN:
        return "Konsep di meja pimpinan rapat, menunggu persetujuan."
    if state.status is MinutesStatus.DISETUJUI:
        return f"Notula disetujui sebagai revisi ke-{state.revision_no}; isinya tidak berubah lagi."
    if state.revision_no:
        return (
            f"Notula dibuka kembali; perbaikannya di meja sekretariat rapat {state.organiser}. "
            f"Revisi ke-{state.revision_no} tetap berlaku sampai perbaikan disetujui."
        )
    return f"Konsep di meja sekretariat rapat {state.organiser}, belum diajukan."


def history(
    actor: Actor, facts: MeetingFacts, state: ApprovalState, addenda: tuple[AddendumView, ...] = ()
) -> list[HistoryLine]:
    """What was done, the newest first; the notes belong to the draft, so that only its readers get them."""
    drafts = sees_letters(actor, facts)
    shown = [event for event in state.events if drafts or event.revision_no is not None]
    lines = [
        (
            event.at,
            HistoryLine(
                when=moment(event.at),
                who=", ".join(part for part in (event.by_name, event.office) if part),
                what=_what(event),
                detail=event.note if drafts else None,
            ),
        )
        for event in shown
    ]
    lines += [(row.at, _added(row, drafts=drafts)) for row in addenda]
    return [line for _, line in sorted(lines, key=lambda pair: pair[0], reverse=True)]


def _added(row: AddendumView, *, drafts: bool) -> HistoryLine:
    what = f"Tambahan notula ke-{row.no} dicatat sebagai revisi ke-{row.revision_no}"
    return HistoryLine(
        when=moment(row.at),
        who=row.by_name,
        what=f"{what}, ditandatangani {long_date(row.signed_on)}",
        detail=row.reason if drafts else None,
    )


def returned(state: ApprovalState, lines: list[HistoryLine]) -> HistoryLine | None:
    """The line of the return that the draft lies on the secretariat's desk for, with its note."""
    came_back = state.status is MinutesStatus.KONSEP and bool(state.events)
    if came_back and state.events[0].act is ApprovalAct.KEMBALIKAN and lines and lines[0].detail:
        return lines[0]
    return None


def _what(event: EventView) -> str:
    words = label(event.act)
    if event.revision_no is not None and event.act is not ApprovalAct.BUKA_KEMBALI:
        words += f" sebagai revisi ke-{event.revision_no}"
    return f"{words}, ditandatangani {long_date(event.signed_on)}" if event.signed_on else words


def approved_words(row: RevisionRow) -> str:
    """`Rustam, S.E., Kepala Dinas Sosial, 13 Juli 2023`: who approved, and the date on the paper or of the click."""
    signer: Signer = decode(Signer, row.approver["signer"])
    signed_on: str | None = row.approver.get("signed_on")
    if signed_on:
        return f"{signer_words(signer)}, {long_date(date.fromisoformat(signed_on))}"
    return f"{signer_words(signer)}, {moment(row.approved_at)}"


def revision_lines(
    rows: list[RevisionRow], meeting_id: int, state: ApprovalState, addenda: tuple[AddendumView, ...] = ()
) -> list[RevisionLine]:
    """Approved states with their addresses, the newest first."""
    scans = {event.revision_no: event.file_id for event in state.events if event.file_id is not None}
    scans |= {row.revision_no: row.file_id for row in addenda if row.file_id is not None}
    added = {row.revision_no: row.no for row in addenda}
    first = min((row.no for row in rows), default=0)
    return [
        RevisionLine(
            no=row.no,
            words=approved_words(row),
            addendum_no=added.get(row.no),
            compare_url=url_for("revision_differences.show", meeting_id=meeting_id, no=row.no)
            if row.no > first
            else None,
            page_url=url_for("revisions.show", meeting_id=meeting_id, no=row.no),
            docx_url=url_for("revisions.docx", meeting_id=meeting_id, no=row.no),
            scan_url=url_for("files.download", meeting_id=meeting_id, file_id=scans[row.no])
            if row.no in scans
            else None,
        )
        for row in rows
    ]
