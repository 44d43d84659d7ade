"""The form of a meeting: planning it and changing it. Its days are in meeting_days.py, its other pages beside it."""

from __future__ import annotations

from typing import Any

from wtforms import FieldList, FormField, SelectField

from app.domain import text
from app.domain.agenda import agenda_text, parse_agenda, parse_lines
from app.domain.labels import choices
from app.domain.links import clean_link
from app.domain.meetings import Confidentiality, MeetingKind
from app.queries.meetings import MeetingRecord
from app.services.meeting_changes import ChangeMeeting
from app.services.meetings import PlanMeeting
from app.web.forms.base import BaseForm
from app.web.forms.fields import (
    DayField,
    LineField,
    ParagraphField,
    ReferenceField,
    ReferencesField,
    WholeField,
    required,
)
from app.web.forms.meeting_days import DayRow


class LinesField(ParagraphField):
    """One entry a line; empty lines are left out."""

    def parse(self, typed: str) -> Any:
        clean = text.clean_text(typed, max_length=self.max_length)
        return parse_lines(clean, field="", max_length=text.SENTENCE_MAX)

    def show(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(value)


class AgendaField(ParagraphField):
    """One row of the agenda a line: a time in front, the officer behind `|`, both optional."""

    def parse(self, typed: str) -> Any:
        return parse_agenda(text.clean_text(typed, max_length=self.max_length), field="")

    def show(self, value: Any) -> str:
        return value if isinstance(value, str) else agenda_text(tuple(value))


class LinkField(LineField):
    """A web address; `https://` is added where no scheme is typed."""

    def parse(self, typed: str) -> str | None:
        return clean_link(typed) or None


class MeetingForm(BaseForm):
    """What planning and changing share."""

    title = LineField("Nama rapat", [required], max_length=text.TITLE_MAX)
    kind = SelectField("Jenis", choices=choices(MeetingKind), default=MeetingKind.RAPAT_KOORDINASI.value)
    days = FieldList(FormField(DayRow), "Hari rapat", min_entries=1)
    place = LineField("Tempat", max_length=text.TITLE_MAX)
    agenda = AgendaField(
        "Susunan acara",
        description="Satu acara per baris. Waktu boleh di depan, petugas setelah tanda |, "
        "contoh: 09.00 Pembacaan doa | Kantor Kemenag.",
    )
    task_force_ids = ReferencesField("Gugus tugas")
    confidentiality = SelectField(
        "Kerahasiaan",
        choices=choices(Confidentiality),
        default=Confidentiality.BIASA.value,
        description="Terbatas: instansi penyelenggara dan yang diundang. Rahasia: hanya pembaca yang dicatat namanya.",
    )
    organiser_agency_id = ReferenceField(
        "Penyelenggara menurut undangan", description="Tercetak pada naskah. Kosongkan bila tidak disebut."
    )
    organiser_text = LineField(
        "Penyelenggara lain", max_length=text.TITLE_MAX, description="Bila bukan instansi di daftar."
    )
    organiser_short_text = LineField("Singkatan penyelenggara lain", max_length=80)
    topics = LinesField("Topik", description="Satu topik per baris.")
    purposes = LinesField("Maksud dan tujuan", description="Satu tujuan per baris.")
    program_text = ParagraphField("Program atau sub kegiatan yang disebut")
    place_address = LineField("Alamat tempat", max_length=text.TITLE_MAX)
    place_city = LineField("Kota", max_length=120)
    online_url = LinkField("Tautan ruang daring", max_length=text.URL_MAX)
    online_room = LineField("Nomor ruang daring", max_length=120)
    online_passcode = LineField("Kode sandi ruang daring", max_length=120)
    invitation_number = LineField("Nomor surat undangan", max_length=120)
    invitation_on = DayField("Tanggal surat undangan")
    stated_total = WholeField(
        "Jumlah peserta yang disebut", minimum=1, maximum=100_000, description="Boleh melebihi peserta yang dicatat."
    )
    stated_total_note = LineField("Keterangan jumlah", max_length=text.TITLE_MAX)
    previous_meeting_id = ReferenceField("Rapat sebelumnya")

    def offer(
        self, agencies: list[tuple[int, str]], forces: list[tuple[int, str]], meetings: list[tuple[int, str]]
    ) -> None:
        """Hand over the choices, (id, words) each."""
        self.organiser_agency_id.choices = [("", "Tidak disebut"), *agencies]
        self.task_force_ids.choices = forces
        self.previous_meeting_id.choices = [("", "Tidak ada"), *meetings]

    @property
    def shows_rare(self) -> bool:
        """Whether one of the rarer fields holds something, or was refused, so that they should not be folded."""
        return any(self[name].data or self[name].errors for name in _RARE)

    def details(self) -> dict[str, Any]:
        """The values of both commands."""
        return {
            **{name: getattr(self, name).data for name in _SIMPLE},
            "kind": MeetingKind(self.kind.data),
            "confidentiality": Confidentiality(self.confidentiality.data),
            "days": tuple(row.form.to_input() for row in self.days.entries),
            "task_force_ids": tuple(self.task_force_ids.data or ()),
            **{name: tuple(getattr(self, name).data or ()) for name in ("topics", "purposes", "agenda")},
        }


_SIMPLE = (
    *("title", "place", "place_address", "place_city", "online_url", "online_room", "online_passcode"),
    *("organiser_agency_id", "organiser_text", "organiser_short_text", "program_text", "invitation_number"),
    *("invitation_on", "stated_total", "stated_total_note", "previous_meeting_id"),
)


#: Fields that stand folded while nothing is in them.
_RARE = (
    *("organiser_agency_id", "organiser_text", "organiser_short_text", "topics", "purposes", "program_text"),
    *("place_address", "place_city", "online_url", "online_room", "online_passcode", "invitation_number"),
    *("invitation_on", "stated_total", "stated_total_note", "previous_meeting_id"),
)


class PlanForm(MeetingForm):
    """A new meeting: also who keeps it and who is invited."""

    secretariat_agency_id = ReferenceField(
        "Sekretariat rapat", [required], description="Instansi yang mencatat dan menindaklanjuti rapat ini."
    )
    agency_ids = ReferencesField("Instansi yang diundang")

    def to_command(self) -> PlanMeeting:
        return PlanMeeting(
            **self.details(),
            secretariat_agency_id=self.secretariat_agency_id.data,
            agency_ids=tuple(self.agency_ids.data or ()),
        )


class ChangeForm(MeetingForm):
    """A recorded meeting; lowering its class asks for the reason."""

    lower_reason = LineField(
        "Alasan menurunkan kerahasiaan",
        description="Hanya diisi bila kerahasiaan diturunkan.",
        max_length=text.SENTENCE_MAX,
    )

    def to_command(self) -> ChangeMeeting:
        return ChangeMeeting(**self.details(), version=self.version.data or 0, lower_reason=self.lower_reason.data)


def saved_values(record: MeetingRecord) -> dict[str, Any]:
    """What the form of a recorded meeting begins with."""
    meeting, parts = record.meeting, record.parts
    return {
        **{name: getattr(meeting, name) for name in _SIMPLE},
        "kind": meeting.kind.value,
        "confidentiality": meeting.confidentiality.value,
        "version": meeting.version,
        "days": [DayRow.values_of(day) for day in record.days],
        "topics": parts.topics,
        "purposes": parts.purposes,
        "agenda": parts.agenda,
        "task_force_ids": [force.id for force in parts.task_forces],
    }


class StatusForm(BaseForm):
    """Postponing, cancelling, scheduling anew."""

    reason = LineField("Alasan", description="Boleh dikosongkan.", max_length=text.SENTENCE_MAX)
