"""The loaded demo for tests: meetings by the id of their record, their sheets and the text of their pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from flask import Flask, url_for
from sqlalchemy import select

from app.db import db
from app.documents import minutes
from app.domain.roles import Actor
from app.domain.sheets import MinutesSheet
from app.jobs import demo_data, demo_loader
from app.jobs.demo_data import GovernmentPlan, RecordPlan
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.models.users import User
from app.queries.actors import actor_of
from app.queries.minutes_sheets import minutes_sheet
from tests.client import Browser

PLANS = {record.id: (plan, record) for plan in demo_data.governments() for record in plan.records}
#: The pages that show a meeting, by the words of the tests.
ENDPOINTS = {
    "rapat": "meetings.show",
    "peserta": "participants.show",
    "notula": "minutes.show",
    "berkas": "files.show",
    "tindak lanjut": "meeting_items.show",
}


@dataclass
class Site:
    app: Flask
    folder: Path
    meeting_ids: dict[str, int] = field(default_factory=dict)
    _soups: dict[tuple[str, str], list[Any]] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, app: Flask, folder: Path) -> Site:
        """Load the real meetings into the application's empty database."""
        with app.app_context():
            demo_loader.load(folder, with_example=False)
            titles = {meeting.title: meeting.id for meeting in db.session.scalars(select(Meeting))}
            ids = {key: titles[record.case["judul"]] for key, (_, record) in PLANS.items()}
            db.session.remove()
        return cls(app, folder, ids)

    def close(self) -> None:
        """Let the database go."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def plan(self, case_id: str) -> GovernmentPlan:
        return PLANS[case_id][0]

    def record(self, case_id: str) -> RecordPlan:
        return PLANS[case_id][1]

    def username(self, case_id: str) -> str:
        """The account that keeps the meeting."""
        at_setda = self.record(case_id).secretariat == demo_data.SETDA
        return f"{'sekretariat' if at_setda else 'sekretariat-dinas'}.{self.plan(case_id).accounts}"

    def user_id(self, username: str) -> int:
        return db.session.scalars(select(User.id).where(User.username == username)).one()

    def actor(self, case_id: str) -> Actor:
        """Whoever keeps the meeting."""
        found = actor_of(self.user_id(self.username(case_id)))
        assert found is not None
        return found

    def sheet(self, case_id: str) -> MinutesSheet:
        """Everything recorded of the meeting, read back through the queries."""
        return minutes_sheet(self.actor(case_id), self.meeting_ids[case_id])

    def paper(self, case_id: str) -> bytes:
        """The notula."""
        return minutes.build(self.sheet(case_id))

    def soups(self, case_id: str, page: str) -> list[Any]:
        """One page of the meeting as its secretariat gets it; of the follow-ups the list, then each one's own page."""
        if (case_id, page) not in self._soups:
            browser = Browser(self.app, self.user_id(self.username(case_id)))
            answers = [browser.get(address) for address in self._addresses(case_id, page)]
            assert [answer.status_code for answer in answers] == [200] * len(answers)
            self._soups[case_id, page] = [readable(answer.get_data(as_text=True)) for answer in answers]
        return self._soups[case_id, page]

    def text(self, case_id: str, page: str) -> str:
        """All that a person reads on it."""
        return "\n".join(text_of(soup) for soup in self.soups(case_id, page))

    def blocks(self, case_id: str, page: str, selector: str) -> list[str]:
        """The text of each part of the page that the selector names."""
        return [text_of(block) for soup in self.soups(case_id, page) for block in soup.select(selector)]

    def _addresses(self, case_id: str, page: str) -> list[str]:
        meeting_id = self.meeting_ids[case_id]
        items: list[int] = []
        if page == "tindak lanjut":
            wanted = select(ActionItem.id).where(ActionItem.meeting_id == meeting_id).order_by(ActionItem.number)
            items = list(db.session.scalars(wanted))
        with self.app.test_request_context():
            own = url_for(ENDPOINTS[page], meeting_id=meeting_id)
            return [own, *(url_for("action_items.show", item_id=item_id) for item_id in items)]


def readable(html: str) -> Any:
    """A page without what nobody reads: scripts, pictures, choices that are not chosen."""
    soup: Any = BeautifulSoup(html, "html5lib")
    for hidden in soup.select("script, style, select, svg, head"):
        hidden.decompose()
    return soup


def text_of(part: Any) -> str:
    """One blank for every run of white space, none before a closing mark or after an opening one; small letters."""
    text = re.sub(r"\s+", " ", part.get_text(" ")).strip()
    return re.sub(r"(?<=[“(]) | (?=[,.;:)”])", "", text).casefold()
