"""Every paper around a meeting with its builder, by the name of its recorded outline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.documents import (
    action_matrix,
    amendment,
    attendance_list,
    interim_summary,
    invitation,
    leader_agenda,
    meeting_report_note,
    weekly_report,
)
from app.domain.sheets import PaperSheet
from tests.documents import sheets_of_invitations as letters
from tests.documents import sheets_of_meetings as sheets


@dataclass(frozen=True)
class Case:
    build: Callable[[Any], bytes]
    sheet: PaperSheet

    @property
    def paper(self) -> bytes:
        return self.build(self.sheet)


CASES = {
    "undangan": Case(invitation.build, letters.INVITATION),
    "undangan-daftar": Case(invitation.build, letters.INVITATION_LISTED),
    "undangan-konsep": Case(invitation.build, letters.INVITATION_DRAFT),
    "ralat": Case(amendment.build, letters.RALAT),
    "penundaan": Case(amendment.build, letters.POSTPONED_TO),
    "penundaan-tanpa-waktu": Case(amendment.build, letters.POSTPONED),
    "pembatalan": Case(amendment.build, letters.CANCELLED),
    "daftar-hadir": Case(attendance_list.build, sheets.ATTENDANCE),
    "daftar-hadir-terisi": Case(attendance_list.build, sheets.ATTENDED),
    "matriks": Case(action_matrix.build, sheets.MATRIX),
    "nota-dinas": Case(meeting_report_note.build, sheets.REPORT_NOTE),
    "laporan-mingguan": Case(weekly_report.build, sheets.WEEKLY),
    "ringkasan": Case(interim_summary.build, sheets.INTERIM),
    "agenda-pimpinan": Case(leader_agenda.build, sheets.AGENDA),
}
