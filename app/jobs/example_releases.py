"""What leaves the meetings of Kabupaten Contoh for the public, and an addition to a notula that was approved."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db
from app.domain.press_releases import ReleaseState
from app.domain.roles import Role
from app.jobs.demo_accounts import HUMAS
from app.jobs.example_files import picture
from app.jobs.example_meetings import SIGNED, Run
from app.jobs.example_plans import GIVEN_BACK
from app.models.minutes import Minutes
from app.models.releases import PressRelease
from app.services import press_releases
from app.services.addenda import AddAddendum, add_addendum
from app.services.press_releases import MoveRelease

#: Days after the meeting on which something is added to its notula.
_ADDED = SIGNED + 5


class Releases:
    """The siaran pers of one meeting, drafted on the same day, and what is added later."""

    def __init__(self, run: Run) -> None:
        self.run, self.scenes = run, run.plan.scenes
        self.release_id = 0

    def schedule(self) -> None:
        """Note each step as far as the plan goes."""
        day, at = self.run.plan.days, self.run.timeline
        if self.scenes.release:
            at.add(day, 19, self._draft)
        if self.scenes.release not in ("", ReleaseState.KONSEP):
            at.add(day, 20, self._hand_over)
        if self.scenes.release == ReleaseState.DIPERIKSA:
            at.add(day, 21, self._check)
        if self.scenes.release == GIVEN_BACK:
            at.add(day, 21, self._give_back)
        if self.scenes.addendum:
            at.add(day + _ADDED, 9, self._add)

    def _draft(self) -> None:
        self.release_id = press_releases.draft_release(self.run.secretariat(), self.run.meeting_id)

    def _hand_over(self) -> None:
        press_releases.hand_to_checker(self.run.secretariat(), self._move())

    def _check(self) -> None:
        press_releases.declare_checked(self.run.made.actor(Role.SECRETARIAT, HUMAS), self._move())

    def _give_back(self) -> None:
        press_releases.give_back(self.run.made.actor(Role.SECRETARIAT, HUMAS), self._move(self.scenes.note))

    def _move(self, note: str = "") -> MoveRelease:
        version = db.session.scalars(select(PressRelease.version).where(PressRelease.id == self.release_id)).one()
        return MoveRelease(release_id=self.release_id, version=version, note=note)

    def _add(self) -> None:
        text, reason = self.scenes.addendum
        version = db.session.scalars(select(Minutes.version).where(Minutes.meeting_id == self.run.meeting_id)).one()
        command = AddAddendum(
            meeting_id=self.run.meeting_id,
            version=version,
            text=text,
            reason=reason,
            signed_on=self.run.timeline.day(self.run.plan.days + _ADDED),
            scan=picture("tambahan-notula.jpg", "TAMBAHAN NOTULA", self.run.plan.title),
        )
        add_addendum(self.run.secretariat(), command)
