"""The writing of minutes in Kabupaten Contoh: typed lines, closed passages, two writers, remarks, a day taken out.

Siaran pers and additions to a notula are in example_releases.py.
"""

from __future__ import annotations

from functools import partial

from sqlalchemy import select

from app.db import db
from app.domain.minutes import SectionKind
from app.domain.roles import Actor, Role
from app.jobs.demo_data import SETDA
from app.jobs.example_meetings import Run
from app.jobs.example_plans import ACCEPTED, IN_PROGRESS, RemarkPlan
from app.models.meetings import Meeting, MeetingDay
from app.models.minutes import MinutesPoint, MinutesSection
from app.queries import subjects
from app.queries.meeting_frame import day_sheet
from app.queries.privacy_passages import open_findings_of
from app.services.meeting_changes import ChangeMeeting, change_meeting
from app.services.meeting_readers import add_minute_taker
from app.services.meetings import DayInput
from app.services.minutes_points import PointRow, SaveSection, save_section
from app.services.note_lines import AddLines, TypedLine, add_lines
from app.services.part_drafts import save_draft
from app.services.part_rows import WrittenPart
from app.services.privacy import AnswerFindings, answer_findings
from app.services.remarks import AddRemark, AnswerRemark, accept_remark, add_remark, answer_remark
from app.services.restricted_passages import MarkRestricted, mark_restricted

#: Days after the planning on which a second day is taken out; it was told to everybody by then.
_TAKEN_OUT = -3
#: Minutes between two lines of the meeting that goes on while the demo is loaded.
_BETWEEN_LINES = 4


class Scenes:
    """What happens around the writing of one meeting."""

    def __init__(self, run: Run) -> None:
        self.run, self.scenes = run, run.plan.scenes

    def schedule(self) -> None:
        """Note everything; the notula itself is written at three in the afternoon of the day."""
        day, at = self.run.plan.days, self.run.timeline
        if self.scenes.removed_day:
            at.add(day + _TAKEN_OUT, 9, self._take_day_out)
        for number, text in enumerate(self.scenes.lines):
            if self.run.plan.state == IN_PROGRESS:
                at.add_before_now(_BETWEEN_LINES * (len(self.scenes.lines) - number), partial(self._type, number, text))
            else:
                at.add(day, 14, partial(self._type, number, text))
        if self.scenes.points:
            at.add(day, 16, self._write_points)
            at.add(day, 17, self._answer_guard)
        if self.scenes.second:
            at.add(day, 16, self._write_beside)
            at.add(day, 17, self._write_after)
        for number, remark in enumerate(self.scenes.remarks):
            at.add(day, 18, partial(self._remark, number, remark))

    def _take_day_out(self) -> None:
        actor, meeting_id = self.run.secretariat(), self.run.meeting_id
        first = db.session.scalars(
            select(MeetingDay).where(MeetingDay.meeting_id == meeting_id).order_by(MeetingDay.position)
        ).first()
        assert first is not None
        days = (DayInput(when=day_sheet(first), id=first.id),)
        version = db.session.scalars(select(Meeting.version).where(Meeting.id == meeting_id)).one()
        change_meeting(actor, meeting_id, ChangeMeeting(version=version, days=days, **self.run.details()))

    def _type(self, number: int, text: str) -> None:
        words = text.format(last_year=self.run.timeline.today.year - 1)
        line = TypedLine(client_key=f"contoh-{self.run.meeting_id}-{number}", text=words)
        add_lines(self.run.secretariat(), AddLines(meeting_id=self.run.meeting_id, lines=(line,)))

    def _write_points(self) -> None:
        """Points with passages between brackets; what stands between them is closed once it is written."""
        section_id, version = self._section(SectionKind.LAPORAN_PENYELENGGARA)
        actor = self.run.secretariat()
        rows = tuple(PointRow(text=text.replace("[[", "").replace("]]", "")) for text in self.scenes.points)
        save_section(actor, SaveSection(section_id=section_id, version=version, points=rows))
        for text in self.scenes.points:
            start, end = text.find("[["), text.find("]]") - len("[[")
            if start < 0:
                continue
            point = self._point_of(section_id, text[:start])
            _, version = self._section(SectionKind.LAPORAN_PENYELENGGARA)
            command = MarkRestricted(
                meeting_id=self.run.meeting_id, point_id=point, version=version, start=start, end=end
            )
            mark_restricted(actor, command)

    def _point_of(self, section_id: int, beginning: str) -> int:
        points = select(MinutesPoint.id).where(
            MinutesPoint.section_id == section_id, MinutesPoint.text.startswith(beginning)
        )
        return db.session.scalars(points).one()

    def _answer_guard(self) -> None:
        """The first questions of the guard are answered; the others wait for a person."""
        actor = self.run.secretariat()
        asked = [one for one in open_findings_of(actor, subjects.meeting(actor, self.run.meeting_id)) if not one.stops]
        digests = frozenset(one.finding.digest for one in asked[: self.scenes.answered])
        answer_findings(actor, AnswerFindings(meeting_id=self.run.meeting_id, digests=digests))

    def _write_beside(self) -> None:
        """Somebody else who was named to take minutes goes on in the same section."""
        second = self.run.made.accounts[(Role.LEADERSHIP_STAFF, SETDA)]
        add_minute_taker(self.run.secretariat(), self.run.meeting_id, second)
        self._save_first_point(self.run.made.actor(Role.LEADERSHIP_STAFF), f" {self.scenes.second}")

    def _write_after(self) -> None:
        self._save_first_point(self.run.secretariat(), " Alat pertama dipasang lebih dahulu.")

    def _save_first_point(self, actor: Actor, words: str) -> None:
        """As the browser saves it by itself: only the row that changed."""
        section_id, version = self._section(SectionKind.ARAHAN)
        point = db.session.get_one(MinutesPoint, self._first_points()[0])
        row = PointRow(
            id=point.id,
            text=point.text + words,
            kind=point.kind,
            speaker_id=point.speaker_id,
            is_releasable=point.is_releasable,
        )
        page = WrittenPart(meeting_id=self.run.meeting_id, section_id=section_id, version=version, rows=(row,))
        save_draft(actor, page)

    def _remark(self, number: int, plan: RemarkPlan) -> None:
        """One remark at one point, and what became of it."""
        made, meeting_id = self.run.made, self.run.meeting_id
        reader = made.actor(plan.role, SETDA if plan.role is Role.SEKDA else self.run.plan.at)
        point = self._first_points()[number]
        remark = add_remark(reader, AddRemark(meeting_id=meeting_id, point_id=point, text=plan.text))
        writer = self.run.secretariat()
        if plan.answer == ACCEPTED:
            accept_remark(writer, meeting_id, remark)
        elif plan.answer is not None:
            answer_remark(writer, AnswerRemark(meeting_id=meeting_id, remark_id=remark, answer=plan.answer))

    def _first_points(self) -> list[int]:
        section_id, _ = self._section(SectionKind.ARAHAN)
        points = select(MinutesPoint.id).where(MinutesPoint.section_id == section_id)
        return list(db.session.scalars(points.order_by(MinutesPoint.position, MinutesPoint.id)))

    def _section(self, kind: SectionKind) -> tuple[int, int]:
        """The section of that kind, and its version."""
        row = db.session.execute(
            select(MinutesSection.id, MinutesSection.version).where(
                MinutesSection.meeting_id == self.run.meeting_id,
                MinutesSection.kind == kind,
                MinutesSection.withdrawn_at.is_(None),
            )
        ).first()
        assert row is not None
        return row.id, row.version
