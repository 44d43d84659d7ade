"""The parts of the minutes that are written and saved on their own."""

from __future__ import annotations

from enum import StrEnum


class MinutesPart(StrEnum):
    BAGIAN = "bagian"
    KESIMPULAN = "kesimpulan"
    ANGKA = "angka"
    KONTAK = "kontak"
    CATATAN_CEPAT = "catatan_cepat"


#: Stands as the owner of an item while nobody said who it is; the checks before submission point it out.
OWNER_UNKNOWN = "belum ditentukan"
