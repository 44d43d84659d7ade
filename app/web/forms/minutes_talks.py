"""Forms of what a meeting formed and held beside its sections: small teams, and the tanya jawab as a whole."""

from __future__ import annotations

from typing import Any

from wtforms import FieldList, FormField, RadioField, SelectField

from app.domain.text import TITLE_MAX
from app.services.minutes_questions import SaveQuestionSession
from app.services.small_teams import SaveTeams, TeamRow
from app.web.forms.base import BaseForm, Row
from app.web.forms.fields import LineField, ParagraphField, ReferencesField, RefField, offered, required
from app.web.forms.listed_rows import ShownIds, drop_empty, posted_ids
from app.web.forms.meetings import LinesField

_HELD = {"": None, "ya": True, "tidak": False}


class TeamForm(Row):
    id = RefField()
    name = LineField("Nama tim", [required], max_length=TITLE_MAX, description="Tulis tim kecil bila tanpa nama.")
    mandate = ParagraphField("Tugas")
    agency_ids = ReferencesField("Instansi anggota")
    person_ids = ReferencesField("Pejabat anggota")
    member_texts = LinesField("Anggota lain", description="Satu anggota per baris, dengan kata-kata sumber.")

    FILLED = ("name", "mandate", "agency_ids", "person_ids", "member_texts")

    def to_row(self) -> TeamRow:
        """The row as the service takes it."""
        return TeamRow(
            id=self.id.data,
            name=self.name.data,
            mandate=self.mandate.data,
            agency_ids=tuple(self.agency_ids.data or ()),
            person_ids=tuple(self.person_ids.data or ()),
            member_texts=tuple(self.member_texts.data or ()),
        )


class TeamsForm(BaseForm):
    """The small teams that the meeting formed."""

    teams = FieldList(FormField(TeamForm), "Tim")
    shown_teams = ShownIds()

    def offer(self, agencies: list[tuple[int, str]], persons: list[tuple[int, str]], *blanks: Any) -> None:
        """Fill the choices of all rows and of the empty one that the browser copies."""
        for entry in (*self.teams.entries, *blanks):
            entry.form.agency_ids.choices = offered(agencies)
            entry.form.person_ids.choices = offered(persons)

    def validate(self, extra_validators: Any = None) -> bool:
        """Empty new rows are no rows."""
        drop_empty(self.teams, TeamForm.FILLED)
        return bool(super().validate(extra_validators))

    def to_command(self, meeting_id: int) -> SaveTeams:
        """The list as the service takes it."""
        return SaveTeams(
            meeting_id=meeting_id,
            version=self.version.data or 0,
            teams=tuple(entry.form.to_row() for entry in self.teams.entries),
            removed_ids=self.shown_teams.ids - posted_ids(self.teams),
        )


class SessionForm(BaseForm):
    """The tanya jawab as a whole; what was said in it stands in the section of the discussion."""

    held = RadioField(
        "Sesi tanya jawab",
        choices=[
            ("", "Tidak dicatat"),
            ("ya", "Dilaksanakan"),
            ("tidak", "Tidak dilaksanakan"),
        ],
        default="",
    )
    time_text = LineField("Waktu", description="Dengan kata-kata, contoh: sesi akhir.")
    parties = LinesField("Pihak", description="Satu pihak per baris, contoh: peserta.")
    topic = ParagraphField("Topik")
    content_recorded = SelectField(
        "Isi tanya jawab",
        choices=[("ya", "Dicatat pada bagian diskusi"), ("tidak", "Tidak tercatat")],
        default="ya",
    )

    def to_command(self, meeting_id: int) -> SaveQuestionSession:
        """What is known of the session as the service takes it."""
        return SaveQuestionSession(
            meeting_id=meeting_id,
            version=self.version.data or 0,
            held=_HELD[self.held.data],
            time_text=self.time_text.data,
            parties=tuple(self.parties.data or ()),
            topic=self.topic.data,
            content_recorded=self.content_recorded.data == "ya",
        )
