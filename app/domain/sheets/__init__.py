"""Sheets: frozen dataclasses handed to documents, invites and messages. Facts only: no ids, no database, no layout.

A sheet says what is known and leaves the rest None; how an unknown fact looks on paper is the builders' affair.
"""

from __future__ import annotations

from app.domain.sheets.calendar import CalendarDay, CalendarSheet
from app.domain.sheets.letter import FollowUpLetterSheet, LetterItem, Recipient, Urgency
from app.domain.sheets.letterhead import Letterhead, Paper, PaperProfile
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

__all__ = [
    "ActionLine",
    "ActionPlan",
    "Answer",
    "CalendarDay",
    "CalendarSheet",
    "Conclusion",
    "Contact",
    "Documentation",
    "Figure",
    "FollowUpLetterSheet",
    "FundingLine",
    "Guarded",
    "LetterItem",
    "LetterReference",
    "Letterhead",
    "LinkedMeeting",
    "MeetingDay",
    "MinutesSheet",
    "Paper",
    "PaperProfile",
    "Participant",
    "Party",
    "Point",
    "Recipient",
    "Section",
    "Session",
    "SmallTeam",
    "SourceArticle",
    "TaskForceLine",
    "Urgency",
]
