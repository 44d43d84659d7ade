"""A government with a meeting of its own, for the pages of action items."""

from __future__ import annotations

from typing import Any

from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.minutes import Conclusion
from tests import factories


class World:
    """A government with an organiser and two further agencies, and a biasa meeting."""

    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah", short_name="Setda")
        self.social = factories.agency(self.government, "Dinas Sosial", short_name="Dinsos")
        self.health = factories.agency(self.government, "Dinas Kesehatan", short_name="Dinkes")
        self.secretary = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.meeting = self.hold("Rapat Koordinasi Gugus Tugas")

    def hold(self, title: str, level: Confidentiality = Confidentiality.BIASA, **values: Any):
        return factories.meeting(self.organiser, self.secretary, title, level, place="Aula Engku Puteri", **values)

    def conclusion(self, text: str, **values: Any) -> Conclusion:
        row = Conclusion(government_id=self.government.id, meeting_id=self.meeting.id, position=1, text=text, **values)
        factories.save(row)
        return row

    def body(self, **changes: Any) -> dict[str, Any]:
        """What the form of a new item posts."""
        return {
            "text": "Mengirim format data",
            "item_class": "tindak_lanjut",
            "stated_kind": "tindak_lanjut",
            "owner": f"instansi-{self.social.id}",
            "confidentiality": "biasa",
            "submission_key": "kunci-formulir-000001",
            **changes,
        }
