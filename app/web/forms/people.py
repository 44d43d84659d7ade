"""Forms of persons (Pejabat): recorded by the administrator, or proposed by a secretariat."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, SelectField

from app.domain.people import Sapaan
from app.domain.text import NAME_MAX
from app.queries.people import PersonFilter
from app.services.people import AddPerson, ChangePerson, ProposePerson
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import LineField, ReferenceField, required
from app.web.forms.identity_fields import EmailField, NipField, PhoneField, ServiceNumberField
from app.web.forms.list_filters import FilterForm

#: Ranks of civil servants, as suggestions; police, army and partners have others.
RANKS = (
    "Penata Muda, III/a",
    "Penata Muda Tingkat I, III/b",
    "Penata, III/c",
    "Penata Tingkat I, III/d",
    "Pembina, IV/a",
    "Pembina Tingkat I, IV/b",
    "Pembina Utama Muda, IV/c",
    "Pembina Utama Madya, IV/d",
    "Pembina Utama, IV/e",
)

_STATES: dict[str, tuple[bool | None, bool | None]] = {
    "": (True, None),
    "usulan": (True, True),
    "nonaktif": (False, None),
    "semua": (None, None),
}


class PersonFilterForm(FilterForm):
    instansi = ReferenceField("Instansi")
    keadaan = SelectField(
        "Keadaan",
        choices=[("", "Aktif"), ("usulan", "Usulan"), ("nonaktif", "Nonaktif"), ("semua", "Semua")],
        default="",
    )

    def to_filter(self) -> PersonFilter:
        is_active, is_proposed = _STATES.get(self.read(self.keadaan) or "", _STATES[""])
        return PersonFilter(self.read(self.q), self.read(self.instansi), is_active, is_proposed)


class ProposalForm(BaseForm):
    """What a secretariat tells of somebody; the administrator fills in the rest."""

    name = LineField(
        "Nama tanpa gelar", [required], max_length=NAME_MAX, description="Contoh: Siti Aminah, tanpa dr. dan M.Kes."
    )
    front_titles = LineField("Gelar depan", max_length=80, description="Contoh: dr. atau Drs.")
    back_titles = LineField("Gelar belakang", max_length=120, description="Contoh: S.Sos., M.Si.")
    sapaan = EnumField("Sapaan", enum=Sapaan, blank="Belum diketahui")
    agency_id = ReferenceField("Instansi", description="Instansi asal, bila jabatannya belum dicatat.")
    phone = PhoneField("Telepon", max_length=40, description="Hanya terlihat oleh yang berwenang.")
    is_distinct = BooleanField("Orangnya berbeda dari yang sudah tercatat")

    def values(self, command: type[ProposePerson]) -> dict[str, Any]:
        return {name: self[name].data for name in command.__dataclass_fields__}

    def to_proposal(self) -> ProposePerson:
        return ProposePerson(**self.values(ProposePerson))


class PersonForm(ProposalForm):
    nip = NipField("NIP", description="18 angka; dipakai juga untuk masuk.")
    service_number = ServiceNumberField("NRP", max_length=30, description="Untuk Polri dan TNI, pengganti NIP.")
    rank = LineField("Pangkat/golongan", max_length=120, description="Contoh: Pembina Tingkat I, IV/b.")
    email = EmailField("Pos-el")

    def to_add(self) -> AddPerson:
        return AddPerson(**self.values(AddPerson))

    def to_change(self, person_id: int) -> ChangePerson:
        return ChangePerson(**self.values(AddPerson), person_id=person_id, version=self.version.data or 0)
