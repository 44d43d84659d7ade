"""One meeting of Kabupaten Contoh from its plan to the signed notula. What became of its items: example_items.py."""

from __future__ import annotations

from datetime import time
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.meetings import MeetingKind, ParticipantRole
from app.domain.minutes import PointKind, SectionKind
from app.domain.roles import Actor, Role
from app.domain.sheets import MeetingDay
from app.jobs.demo_data import SETDA
from app.jobs.example_files import picture
from app.jobs.example_invitations import ANSWERED, INVITED, answer, invite, invited, short_name
from app.jobs.example_items import play_items
from app.jobs.example_plans import IN_PROGRESS, ItemPlan, MeetingPlan
from app.jobs.example_site import ExampleSite
from app.jobs.example_time import Timeline
from app.models.agencies import Position
from app.models.meetings import Meeting
from app.models.minutes import Minutes, MinutesPoint, MinutesSection
from app.services.action_items import MakeItem, make_item
from app.services.approval import submit
from app.services.approval_decisions import RecordApproval, record_approval
from app.services.conclusions import ConclusionRow, SaveConclusions, save_conclusions
from app.services.item_contents import Supporter
from app.services.meeting_changes import postpone_meeting
from app.services.meetings import DayInput, PlanMeeting, plan_meeting
from app.services.minutes_points import PointRow, SaveSection, save_section
from app.services.note_lines import AddLines, TypedLine, add_lines
from app.services.participant_contents import ParticipantDetails
from app.services.participants import InviteAgencies, add_participant, invite_agencies
from app.services.presences import Sitting, mark_rest

#: Days before the meeting on which it is planned, and after which the notula is signed.
_PLANNED, SIGNED = -9, 9
_WAITING = ("persetujuan", "paraf")
#: Minutes before the demo is loaded in which those came who are in a meeting now.
_ARRIVED = 70


class Run:
    """A meeting that happens: the plan, and the ids that come of it."""

    def __init__(self, made: ExampleSite, timeline: Timeline, plan: MeetingPlan) -> None:
        self.made, self.timeline, self.plan = made, timeline, plan
        self.meeting_id = 0

    def schedule(self) -> None:
        """Note everything that happens around this meeting."""
        plan, day, at = self.plan, self.plan.days, self.timeline
        at.add(day + _PLANNED, 9, self._plan)
        at.add(day + INVITED, 10, lambda: invite(self.made, self.timeline, plan, self.meeting_id))
        at.add(day + ANSWERED, 11, lambda: answer(self.made, plan, self.meeting_id))
        if self.plan.state == "ditunda":
            at.add(-1, 16, self._postpone)
            return
        if self.plan.state == IN_PROGRESS:
            at.add_before_now(_ARRIVED, self._attend)
            return
        at.add(day, 13, self._attend)
        at.add(day, 15, self._write)
        if self.plan.state in _WAITING:
            at.add(day + 1, 9, self._submit)
        if self.plan.state == "selesai":
            at.add(day + SIGNED, 10, self._approve)

    def secretariat(self) -> Actor:
        return self.made.actor(Role.SECRETARIAT, self.plan.at)

    def _plan(self) -> None:
        plan, actor = self.plan, self.secretariat()
        self.meeting_id = plan_meeting(
            actor,
            PlanMeeting(
                secretariat_agency_id=self.made.agency(plan.at),
                days=self._days(),
                invite_members=False,
                **self.details(),
            ),
        )
        add_participant(actor, self.meeting_id, self._chair())
        rest = [key for key in plan.people if key != plan.at]
        invite_agencies(actor, self.meeting_id, InviteAgencies(agency_ids=tuple(map(self.made.agency, rest))))

    def details(self) -> dict[str, Any]:
        """What the form of the meeting holds beside its days."""
        plan = self.plan
        room = "Aula Kantor Bupati Contoh" if plan.at == SETDA else f"Ruang rapat {short_name(self.made, plan.at)}"
        return {
            "title": plan.title,
            "kind": MeetingKind.RAPAT_EVALUASI if "Evaluasi" in plan.title else MeetingKind.RAPAT_KOORDINASI,
            "place": room,
            "organiser_agency_id": self.made.agency(plan.at),
            "topics": (plan.title.removeprefix("Rapat Koordinasi ").removeprefix("Rapat Evaluasi "),),
            "purposes": ("Menyamakan langkah antarinstansi dan menetapkan tindak lanjut beserta batas waktunya",),
            "task_force_ids": (self.made.forces[plan.force],) if plan.force else (),
            "confidentiality": plan.level,
        }

    def _days(self) -> tuple[DayInput, ...]:
        """The morning of the day; for a meeting that goes on now, the hours around this one."""
        on = self.timeline.day(self.plan.days)
        hours = (time(9), time(12))
        if self.plan.state == IN_PROGRESS:
            hours = (self.timeline.begun(), self.timeline.ending())
        days = [DayInput(when=MeetingDay(on=on, start=hours[0], end=hours[1]))]
        if self.plan.scenes.removed_day:
            days.append(
                DayInput(when=MeetingDay(on=self.timeline.day(self.plan.days + 1), start=time(9), end=time(12)))
            )
        return tuple(days)

    def _chair(self) -> ParticipantDetails:
        """The head of whoever organises; the Sekda for the Sekretariat Daerah."""
        key, roles = self.plan.at, (ParticipantRole.PIMPINAN, ParticipantRole.PEMBERI_ARAHAN)
        role = Role.SEKDA if key == SETDA or (Role.AGENCY_HEAD, key) not in self.made.accounts else Role.AGENCY_HEAD
        actor = self.made.actor(role, key if role is Role.AGENCY_HEAD else SETDA)
        agency = self.made.agency(key if role is Role.AGENCY_HEAD else SETDA)
        title = db.session.scalars(
            select(Position.title).where(
                Position.id.in_([grant.position_id for grant in actor.grants if grant.position_id is not None])
            )
        ).first()
        return ParticipantDetails(person_id=actor.person_id, agency_id=agency, office_text=title, roles=roles)

    def _postpone(self) -> None:
        actor = self.secretariat()
        postpone_meeting(actor, self.meeting_id, self._version(), "Menunggu jadwal pimpinan")

    def _attend(self) -> None:
        mark_rest(self.secretariat(), Sitting(meeting_id=self.meeting_id))

    def _write(self) -> None:
        """The notula of the day, its conclusions and its items."""
        actor = self.secretariat()
        chair = invited(self.meeting_id)[0] if invited(self.meeting_id) else None
        # The first words of the leader may be quoted to the public.
        points = [
            PointRow(text=self._said(item), kind=PointKind.ARAHAN, speaker_id=chair, is_releasable=not number)
            for number, item in enumerate(self.plan.items)
        ]
        opening = PointRow(text=f"Membuka rapat dan menyampaikan maksud {self.plan.title.lower()}.", speaker_id=chair)
        for kind, rows in ((SectionKind.PEMBUKAAN, [opening]), (SectionKind.ARAHAN, points)):
            section = db.session.execute(
                select(MinutesSection.id, MinutesSection.version).where(
                    MinutesSection.meeting_id == self.meeting_id, MinutesSection.kind == kind
                )
            ).one()
            save_section(actor, SaveSection(section_id=section.id, version=section.version, points=tuple(rows)))
        self._type(actor)
        self._conclude(actor)
        self._make_items(actor)

    def _type(self, actor: Actor) -> None:
        """The end of the meeting as it was typed on the page of quick notes."""
        words = "Pimpinan menutup rapat dan menyampaikan terima kasih kepada seluruh peserta."
        lines = (TypedLine(client_key=f"contoh-{self.meeting_id}", text=words),)
        closing = db.session.scalars(
            select(MinutesSection.id).where(
                MinutesSection.meeting_id == self.meeting_id, MinutesSection.kind == SectionKind.PENUTUP
            )
        ).one()
        add_lines(actor, AddLines(meeting_id=self.meeting_id, lines=lines, section_id=closing, speaker_id=0))

    def _said(self, item: ItemPlan) -> str:
        whom = self.made.plan.forces[item.owner][0] if item.owner_is_force else short_name(self.made, item.owner)
        return f"{whom} diminta {item.text[0].lower()}{item.text[1:]}."

    def _conclude(self, actor: Actor) -> None:
        text = f"Rapat menyepakati {len(self.plan.items)} tindak lanjut dengan penanggung jawab dan batas waktunya."
        rows = (ConclusionRow(text=text), ConclusionRow(text="Perkembangannya dilaporkan melalui Tuntas."))
        version = db.session.scalars(select(Minutes.version).where(Minutes.meeting_id == self.meeting_id)).one()
        command = SaveConclusions(meeting_id=self.meeting_id, version=version, conclusions=rows)
        save_conclusions(actor, command)

    def _make_items(self, actor: Actor) -> None:
        said = dict(
            db.session.execute(
                select(MinutesPoint.text, MinutesPoint.id).where(MinutesPoint.meeting_id == self.meeting_id)
            ).all()
        )
        for item in self.plan.items:
            agency = not item.owner_is_force
            make_item(
                actor,
                MakeItem(
                    meeting_id=self.meeting_id,
                    text=item.text,
                    item_class=item.item_class,
                    horizons=item.horizons,
                    due_on=self.timeline.day(self.plan.days + item.due_days) if item.due_days else None,
                    owner_agency_id=self.made.agency(item.owner) if agency else None,
                    owner_task_force_id=None if agency else self.made.forces[item.owner],
                    supporters=tuple(Supporter(agency_id=self.made.agency(key)) for key in item.supporters),
                    expected_proof="Laporan dan foto kegiatan",
                    origin_point_id=said.get(self._said(item)),
                ),
            )

    def _submit(self) -> None:
        submit(self.secretariat(), self.meeting_id, self._minutes_version())

    def _approve(self) -> None:
        """Recorded from the signed paper, then the items begin to live."""
        actor = self.secretariat()
        chair = self._chair_row()
        command = RecordApproval(
            meeting_id=self.meeting_id,
            version=self._minutes_version(),
            signed_on=self.timeline.day(self.plan.days + SIGNED),
            scan=picture("notula-bertanda-tangan.jpg", "NOTULA", self.plan.title),
            participant_id=chair,
        )
        record_approval(actor, command)
        play_items(self.made, self.timeline, self.plan, self.meeting_id, self.plan.days + SIGNED)

    def _chair_row(self) -> int:
        return invited(self.meeting_id)[0]

    def _version(self) -> int:
        return db.session.scalars(select(Meeting.version).where(Meeting.id == self.meeting_id)).one()

    def _minutes_version(self) -> int:
        return db.session.scalars(select(Minutes.version).where(Minutes.meeting_id == self.meeting_id)).one()
