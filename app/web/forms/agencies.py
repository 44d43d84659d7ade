"""Forms of agencies."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from app.domain.agencies import AgencyKind, Relation
from app.domain.agency_rules import RELATION_MEANINGS
from app.domain.text import TITLE_MAX
from app.queries.agencies import AgencyFilter
from app.services.agencies import AddAgency, ChangeAgency, DeactivateAgency
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField, EnumRadioField, StateField
from app.web.forms.fields import DayField, LineField, ParagraphField, ReferenceField, WholeField, required
from app.web.forms.identity_fields import EmailField, PhoneField, WebAddressField
from app.web.forms.list_filters import FilterForm

_ADDRESS_MAX = 500


class AgencyFilterForm(FilterForm):
    jenis = EnumField("Jenis", enum=AgencyKind, blank="Semua jenis")
    hubungan = EnumField("Hubungan", enum=Relation, blank="Semua hubungan")
    keadaan = StateField()

    def to_filter(self) -> AgencyFilter:
        return AgencyFilter(self.read(self.q), self.read(self.jenis), self.read(self.hubungan), self.keadaan.is_active)


class AgencyForm(BaseForm):
    name = LineField("Nama instansi", [required], max_length=TITLE_MAX, description="Nama resmi tanpa disingkat.")
    short_name = LineField("Singkatan", max_length=80, description="Contoh: DP3APM.")
    kind = EnumField("Jenis", [required], enum=AgencyKind)
    relation = EnumRadioField(
        "Hubungan dengan pemerintah daerah ini",
        [required],
        enum=Relation,
        meanings=RELATION_MEANINGS,
        default=Relation.BAWAHAN,
    )
    parent_id = ReferenceField(
        "Instansi induk", description="Untuk kelurahan, UPTD, puskesmas, atau bagian: instansi yang membawahinya."
    )
    head_title = LineField("Sebutan kepala", description="Contoh: Kepala Dinas Sosial, Camat, Kapolres, Rektor.")
    unit_code = LineField("Kode unit surat", max_length=40, description="Bagian nomor surat, contoh: Dinsos.")
    protocol_order = WholeField(
        "Urutan protokol",
        [required],
        minimum=1,
        maximum=9_999,
        default=100,
        description="Angka kecil tampil lebih dahulu dalam daftar.",
    )
    is_secretariat = BooleanField("Instansi ini Sekretariat Daerah")
    is_public_relations = BooleanField("Instansi ini menangani hubungan masyarakat (siaran pers)")
    address = ParagraphField("Alamat", max_length=_ADDRESS_MAX)
    phone = PhoneField("Telepon")
    email = EmailField("Pos-el")
    website = WebAddressField("Laman", max_length=200)
    valid_from = DayField("Berlaku sejak", description="Kosongkan bila tidak diketahui.")

    def values(self) -> dict[str, Any]:
        return {name: self[name].data for name in AddAgency.__dataclass_fields__}

    def to_add(self) -> AddAgency:
        return AddAgency(**self.values())

    def to_change(self, agency_id: int) -> ChangeAgency:
        return ChangeAgency(**self.values(), agency_id=agency_id, version=self.version.data or 0)


class DeactivateAgencyForm(BaseForm):
    valid_to = DayField("Hari terakhir", description="Kosongkan bila tidak diketahui.")
    successor_id = ReferenceField(
        "Instansi pengganti", description="Instansi yang melanjutkan tugasnya, bila nomenklatur berubah."
    )

    def to_command(self, agency_id: int) -> DeactivateAgency:
        return DeactivateAgency(
            agency_id=agency_id,
            version=self.version.data or 0,
            valid_to=self.valid_to.data,
            successor_id=self.successor_id.data,
        )
