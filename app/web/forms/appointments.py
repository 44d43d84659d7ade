"""Form of an appointment: which position a person holds, how, and on which days."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, ValidationError

from app.domain.people import AppointmentStatus, PositionKind
from app.domain.text import TITLE_MAX
from app.services.appointments import AddAppointment, ChangeAppointment
from app.services.positions import AddPosition
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import DayField, LineField, ReferenceField, required


class AppointmentForm(BaseForm):
    position_id = ReferenceField("Jabatan", [required])
    held_as = EnumField(
        "Dijabat sebagai",
        [required],
        enum=AppointmentStatus,
        default=AppointmentStatus.DEFINITIF,
        description="Awalan Plt., Plh., Pj., atau Pjs. dicetak otomatis pada naskah.",
    )
    valid_from = DayField("Mulai", description="Wajib untuk Plt., Plh., Pj., dan Pjs.")
    valid_to = DayField("Sampai dengan", description="Hari terakhir menjabat; kosongkan bila masih menjabat.")
    is_primary = BooleanField(
        "Jabatan utama", default=True, description="Jabatan yang dicetak bila orangnya memegang beberapa jabatan."
    )
    ends_predecessor = BooleanField("Akhiri jabatan pendahulu sehari sebelum tanggal mulai")

    def values(self) -> dict[str, Any]:
        return {
            "position_id": self.position_id.data or 0,
            "status": self.held_as.data,
            "valid_from": self.valid_from.data,
            "valid_to": self.valid_to.data,
            "is_primary": self.is_primary.data,
            "ends_predecessor": self.ends_predecessor.data,
        }

    def to_change(self, appointment_id: int) -> ChangeAppointment:
        return ChangeAppointment(**self.values(), appointment_id=appointment_id, version=self.version.data or 0)


class NewAppointmentForm(AppointmentForm):
    """The same for a new appointment; the position may be a new one too."""

    position_id = ReferenceField(
        "Jabatan", description="Bila belum ada dalam daftar, kosongkan dan isi jabatan baru di bawah."
    )
    agency_id = ReferenceField("Instansi")
    title = LineField("Nama jabatan baru", max_length=TITLE_MAX, description="Contoh: Kepala Bidang Perlindungan Anak.")
    kind = EnumField("Jenis jabatan", enum=PositionKind, default=PositionKind.LAINNYA)
    echelon = LineField("Eselon", max_length=20)

    def validate_position_id(self, field: ReferenceField) -> None:
        """Either a position from the list, or the agency and name of a new one; not both."""
        if field.data is None and not self.title.data:
            raise ValidationError("Pilih jabatan dari daftar, atau isi jabatan baru di bawah.")
        if field.data is not None and self.title.data:
            raise ValidationError("Kosongkan pilihan ini atau nama jabatan baru; hanya satu yang dipakai.")

    def validate_agency_id(self, field: ReferenceField) -> None:
        """A new position belongs to an agency."""
        if self.title.data and field.data is None:
            raise ValidationError("Pilih instansi untuk jabatan baru.")

    def to_add(self, person_id: int) -> AddAppointment:
        return AddAppointment(**self.values(), person_id=person_id)

    def to_new_position(self) -> AddPosition | None:
        """The new position where one is typed."""
        if not self.title.data or self.agency_id.data is None:
            return None
        return AddPosition(
            agency_id=self.agency_id.data,
            title=self.title.data,
            kind=self.kind.data or PositionKind.LAINNYA,
            echelon=self.echelon.data,
        )
