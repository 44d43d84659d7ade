"""Form of a profile of papers (Profil naskah)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from wtforms import BooleanField, SelectField

from app.domain.numbers import parse_decimal
from app.domain.paper_rules import FONT_SIZES, FONTS
from app.domain.sheets.letterhead import Paper
from app.services.paper_profiles import AddProfile, ChangeProfile, ProfileValues
from app.web.forms.base import BaseForm
from app.web.forms.fields import LineField, ParagraphField, ReferenceField, required

_PAPERS = [(Paper.A4.value, "A4 (21 × 29,7 cm)"), (Paper.F4.value, "F4 (21,5 × 33 cm)")]


def centimetres(value: Decimal) -> str:
    """`2` or `2,5`."""
    return f"{value.normalize():f}".replace(".", ",")


class CentimetresField(LineField):
    """Centimetres with a comma, `2` or `2,5`."""

    def parse(self, typed: str) -> Decimal | None:
        return parse_decimal(typed.replace(".", ","), field="", maximum=Decimal(99))

    def show(self, value: Any) -> str:
        return centimetres(value) if isinstance(value, Decimal) else str(value)


class ProfileForm(BaseForm):
    paper = SelectField("Ukuran kertas", [required], choices=_PAPERS, default=Paper.A4.value)
    font_name = SelectField("Jenis huruf", [required], choices=[(font, font) for font in FONTS], default=FONTS[0])
    font_size = SelectField(
        "Ukuran huruf", [required], coerce=int, choices=[(size, str(size)) for size in FONT_SIZES], default=12
    )
    margin_top_cm = CentimetresField("Atas (cm)", [required], default=Decimal("2"))
    margin_bottom_cm = CentimetresField("Bawah (cm)", [required], default=Decimal("2"))
    margin_left_cm = CentimetresField("Kiri (cm)", [required], default=Decimal("3"))
    margin_right_cm = CentimetresField("Kanan (cm)", [required], default=Decimal("2"))
    show_place = BooleanField("Cetak baris Tempat dalam notula", default=True)
    sekda_with_nip = BooleanField("Cetak pangkat dan NIP Sekretaris Daerah definitif")
    letterhead_lines = ParagraphField(
        "Baris kecil kop",
        max_length=1_000,
        description="Satu baris per baris: alamat dengan kode pos, telepon, laman, pos-el. Paling banyak lima baris.",
    )
    classification_code = LineField(
        "Kode klasifikasi bawaan", max_length=40, description="Contoh: 000.1.5 untuk rapat dan notula."
    )
    city = LineField(
        "Tempat pada tanggal surat", max_length=120, description="Nama kota sebelum tanggal, contoh: Tanjungpinang."
    )

    def values(self) -> dict[str, Any]:
        return {name: self[name].data for name in ProfileValues.__dataclass_fields__}

    def to_change(self, profile_id: int) -> ChangeProfile:
        return ChangeProfile(**self.values(), profile_id=profile_id, version=self.version.data or 0)


class NewProfileForm(ProfileForm):
    agency_id = ReferenceField("Instansi", [required])

    def to_add(self) -> AddProfile:
        return AddProfile(**self.values(), agency_id=self.agency_id.data)
