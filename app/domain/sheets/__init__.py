"""Sheets: frozen dataclasses handed to documents, invites and messages. Facts only: no ids, no database, no layout.

A sheet says what is known and leaves the rest None; how an unknown fact looks on paper is the builders' affair.
"""

from __future__ import annotations

from app.domain.sheets.attendance import AttendanceRow, AttendanceSheet
from app.domain.sheets.calendar import CalendarDay, CalendarSheet
from app.domain.sheets.day_papers import InterimSummarySheet, LeaderAgendaSheet, LeaderEntry, LeaderPresence
from app.domain.sheets.greeting import Greeted
from app.domain.sheets.invitation import AmendmentSheet, InvitationSheet, MeetingCall
from app.domain.sheets.letter import FollowUpLetterSheet, LetterItem, Recipient
from app.domain.sheets.letterhead import Emblem, Letterhead, Paper, PaperProfile
from app.domain.sheets.matrix import ActionMatrixSheet, MatrixRow
from app.domain.sheets.meeting import (
    FundingLine,
    LetterReference,
    MeetingDay,
    Participant,
    Party,
    TaskForceLine,
)
from app.domain.sheets.minutes import (
    ActionLine,
    ActionPlan,
    Addendum,
    Answer,
    Conclusion,
    Contact,
    Documentation,
    Figure,
    Guarded,
    LinkedMeeting,
    MinutesSheet,
    Point,
    Section,
    Session,
    SmallTeam,
    SourceArticle,
)
from app.domain.sheets.paper import OfficialLetterSheet, PaperSheet, Urgency
from app.domain.sheets.press import PressFacts, PressReleaseSheet, Quotation, Said
from app.domain.sheets.reports import (
    AgencyOverdue,
    DecisionWanted,
    MeetingReportNoteSheet,
    WeeklyCounts,
    WeeklyReportSheet,
)

__all__ = [
    "ActionLine",
    "ActionMatrixSheet",
    "ActionPlan",
    "Addendum",
    "AgencyOverdue",
    "AmendmentSheet",
    "Answer",
    "AttendanceRow",
    "AttendanceSheet",
    "CalendarDay",
    "CalendarSheet",
    "Conclusion",
    "Contact",
    "DecisionWanted",
    "Documentation",
    "Emblem",
    "Figure",
    "FollowUpLetterSheet",
    "FundingLine",
    "Greeted",
    "Guarded",
    "InterimSummarySheet",
    "InvitationSheet",
    "LeaderAgendaSheet",
    "LeaderEntry",
    "LeaderPresence",
    "LetterItem",
    "LetterReference",
    "Letterhead",
    "LinkedMeeting",
    "MatrixRow",
    "MeetingCall",
    "MeetingDay",
    "MeetingReportNoteSheet",
    "MinutesSheet",
    "OfficialLetterSheet",
    "Paper",
    "PaperProfile",
    "PaperSheet",
    "Participant",
    "Party",
    "Point",
    "PressFacts",
    "PressReleaseSheet",
    "Quotation",
    "Recipient",
    "Said",
    "Section",
    "Session",
    "SmallTeam",
    "SourceArticle",
    "TaskForceLine",
    "Urgency",
    "WeeklyCounts",
    "WeeklyReportSheet",
]
