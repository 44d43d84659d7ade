"""A meeting with its secretariat in a browser, for the tests of the pages of participants."""

from __future__ import annotations

from lxml import html
from sqlalchemy import select

from app.db import db
from app.domain.people import AppointmentStatus
from app.domain.roles import Role
from app.models.participants import Participant
from tests import factories

PHONE, NIP = "081234567890", "197001011990031001"


class World:
    """A meeting of one agency, its secretariat in a browser, another agency, and a person in office."""

    def __init__(self, browser_of) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.force = factories.task_force(self.government, self.social)
        self.person = factories.person(self.government, "Rustam", back_titles="S.Sos.", phone=PHONE, nip=NIP)
        factories.appointment(self.person, self.social, "Kepala Dinas Sosial", status=AppointmentStatus.PLT)
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.meeting = factories.meeting(self.organiser, self.user)
        self.foreign = factories.government("Sana")
        self.browser_of = browser_of
        self.browser = browser_of(self.user)
        self.list_url = f"/rapat/{self.meeting.id}/peserta"

    def of_role(self, role: Role, at=None, government=None):
        home = government or self.government
        return self.browser_of(factories.user(home, role, at or factories.agency(home)))

    def add(self, **values) -> Participant:
        return factories.participant(self.meeting, *values.pop("roles", ()), **values)

    def rows(self) -> list[Participant]:
        return list(db.session.scalars(select(Participant).order_by(Participant.position)))


def values_of(answer) -> dict[str, str]:
    """What stands in the fields of the page's largest form."""
    form = max(html.fromstring(answer.text).forms, key=lambda one: len(one.fields))
    return {name: value for name, value in form.form_values() if name != "csrf_token"}
