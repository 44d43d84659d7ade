"""Forms of the participant list: inviting, one row, order, removal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, Field, SelectMultipleField

from app.domain import text
from app.domain.agencies import AgencyKind
from app.domain.labels import choices, label
from app.domain.meetings import ParticipantRole, Representative
from app.domain.participants import COUNT_MAX
from app.domain.people import AppointmentStatus
from app.queries.keyset import AnyRow
from app.queries.participant_sources import PrintedPerson
from app.services.participant_contents import ParticipantDetails
from app.services.participants import ChangeParticipant, InviteAgencies
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import LineField, ReferenceField, ReferencesField, RefField, WholeField, offered

Choices = Sequence[tuple[int, str]]


class InviteForm(BaseForm):
    """Agencies and a task force, added in one go."""

    agency_ids = ReferencesField("Instansi")
    task_force_id = ReferenceField(
        "Gugus tugas", description="Anggota gugus tugas pada hari ini ikut ditambahkan, masing-masing satu baris."
    )

    def offer(self, agencies: Choices, task_forces: Choices) -> None:
        """Hand over the choices, (id, words) each."""
        self.agency_ids.choices = offered(agencies)
        self.task_force_id.choices = offered([("", "Tidak ada"), *task_forces])

    def to_command(self) -> InviteAgencies:
        force = self.task_force_id.data
        return InviteAgencies(
            agency_ids=tuple(self.agency_ids.data or ()), task_force_ids=(force,) if force is not None else ()
        )


class MoveForm(BaseForm):
    """One step up or down; each button names its row."""

    naikkan = RefField()
    turunkan = RefField()

    @property
    def participant_id(self) -> int:
        """The row to be moved; 0, which no row has, when no button was pressed."""
        return self.naikkan.data or self.turunkan.data or 0


class ParticipantForm(BaseForm):
    """One row: person, agency, office, unsur, in whatever combination is known."""

    person_id = ReferenceField("Pejabat", description="Cari nama atau jabatan. Kosongkan bila tidak ada dalam daftar.")
    #: Whose data the texts were filled with, so that texts of one person never stay with another.
    filled_person_id = RefField()
    name_text = LineField(
        "Nama beserta gelar", max_length=text.TITLE_MAX, description="Seperti tercetak, contoh: Rustam, S.Sos., M.Si."
    )
    office_text = LineField("Jabatan", max_length=text.URL_MAX, description="Tanpa Plt., Plh., atau Pj.")
    appointment_status = EnumField("Status jabatan", enum=AppointmentStatus, blank="Tidak disebut")
    agency_id = ReferenceField("Instansi")
    institution_text = LineField(
        "Nama instansi pada naskah",
        max_length=text.TITLE_MAX,
        description="Isi bila instansi tidak ada dalam daftar. Kosong berarti nama instansi yang dipilih.",
    )
    is_invited = BooleanField("Instansi ini diundang", default=True)
    propose_person = BooleanField("Usulkan sebagai data pejabat")
    roles = SelectMultipleField("Peran dalam rapat", coerce=ParticipantRole, choices=offered(choices(ParticipantRole)))
    team_office = LineField("Jabatan dalam tim", max_length=text.TITLE_MAX, description="Contoh: Ketua Gugus Tugas.")
    topic = LineField("Materi", max_length=text.URL_MAX, description="Materi yang dibawakan narasumber.")
    is_representative = EnumField(
        "Hadir sebagai perwakilan", enum=Representative, default=Representative.TIDAK_DIKETAHUI
    )
    represents_office = LineField("Jabatan yang diwakili", max_length=text.TITLE_MAX, description="Contoh: Gubernur.")
    represents_name = LineField("Nama yang diwakili", max_length=text.TITLE_MAX)
    unsur_text = LineField(
        "Unsur", max_length=text.TITLE_MAX, description="Rombongan tanpa nama, contoh: Camat dan Lurah."
    )
    unsur_kind = EnumField("Jenis instansi unsur", enum=AgencyKind, blank="Tidak disebut")
    count = WholeField(
        "Jumlah orang",
        minimum=1,
        maximum=COUNT_MAX,
        description="Kosongkan bila tidak diketahui.",
    )

    def offer(self, people: Choices, agencies: Choices, first_roles: Sequence[ParticipantRole] = ()) -> None:
        """Hand over the choices; `first_roles`, the saved ones, come first so that their order is kept."""
        self.person_id.choices = offered([("", "Tidak dari daftar"), *people])
        self.agency_id.choices = offered([("", "Tidak dari daftar"), *agencies])
        ordered = [*first_roles, *(role for role in ParticipantRole if role not in first_roles)]
        self.roles.choices = offered((role.value, label(role)) for role in ordered)

    def follow(self, previous: PrintedPerson, current: PrintedPerson, *, fill: bool) -> None:
        """Take over the chosen person's name, office and agency.

        Replaced are texts that came from the `previous` person; with `fill` empty ones too. What was typed stays.
        """
        for field, was, now in (
            (self.name_text, previous.name, current.name),
            (self.office_text, previous.office, current.office),
            (self.appointment_status, previous.status, current.status),
            (self.institution_text, previous.institution, None),
            (self.agency_id, previous.agency_id, current.agency_id),
        ):
            if (fill and field.data is None) or (was is not None and field.data == was):
                _put(field, now)
        _put(self.filled_person_id, self.person_id.data)

    def details(self) -> dict[str, Any]:
        """The values of both commands."""
        return {
            **{name: getattr(self, name).data for name in _COLUMNS},
            "roles": tuple(self.roles.data or ()),
            "propose_person": self.propose_person.data,
        }

    def to_command(self) -> ParticipantDetails:
        return ParticipantDetails(**self.details())

    def to_change(self) -> ChangeParticipant:
        return ChangeParticipant(**self.details(), version=self.version.data or 0)


_COLUMNS = (
    *("person_id", "name_text", "agency_id", "institution_text", "office_text", "appointment_status", "team_office"),
    *("is_representative", "represents_name", "represents_office", "unsur_text", "unsur_kind", "count", "topic"),
    "is_invited",
)


def saved_values(row: AnyRow, roles: Sequence[ParticipantRole]) -> dict[str, Any]:
    """What the form of a recorded row begins with."""
    return {
        **{name: getattr(row, name) for name in _COLUMNS},
        "filled_person_id": row.person_id,
        "roles": list(roles),
        "version": row.version,
    }


def _put(field: Field, value: Any) -> None:
    """Replace what stands in a field, the typed text included."""
    field.data = value
    if hasattr(field, "typed"):
        field.typed = None
