"""A meeting with entries in its audit: what the tests of history share."""

from __future__ import annotations

from lxml import html

from app.db import transactional
from app.domain.roles import Role
from app.services import audit
from tests import factories


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.sekda = factories.user(self.government, Role.SEKDA, self.organiser)
        self.staff = factories.user(self.government, Role.REPORTER, self.social)
        self.actor = factories.actor(self.user)
        self.meeting = factories.meeting(self.organiser, self.user, "Rakor TPPO", place="Aula")

    def note(self, action: str, kind: str, subject_id: int, changes=None, *, by=None, meeting=None) -> None:
        """One entry of the audit, as a service writes it."""
        meeting_id = (meeting or self.meeting).id
        record(factories.actor(by or self.user), action, kind, subject_id, changes, meeting_id)


@transactional
def record(actor, action, kind, subject_id, changes, meeting_id) -> None:
    audit.record(actor, action, kind, subject_id, changes=changes, meeting_id=meeting_id)


def entries(answer) -> list[str]:
    """The words of each entry, the newest first."""
    assert answer.status_code == 200
    found = html.document_fromstring(answer.text).xpath("//main//ol[@class='timeline']/li")
    return [" ".join(entry.text_content().split()) for entry in found]
