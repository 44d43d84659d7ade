"""What can happen to an account, as written in the audit and as read on the administrator's pages."""

from __future__ import annotations

#: Action in the audit (subject "user") → words on screen.
ACCOUNT_EVENTS: dict[str, str] = {
    "masuk": "Masuk",
    "keluar": "Keluar",
    "keluar_semua": "Keluar dari semua perangkat",
    "ganti_kata_sandi": "Kata sandi diganti",
    "terbitkan_kode": "Kode sekali pakai diterbitkan",
    "buat": "Akun dibuat",
    "ubah": "Data akun diubah",
    "ubah_peran": "Peran diubah",
    "peran_mengikuti_jabatan": "Peran mengikuti jabatan",
    "akhiri_sesi": "Sesi diakhiri oleh administrator",
    "nonaktifkan": "Akun dinonaktifkan",
    "aktifkan": "Akun diaktifkan kembali",
}


def event_words(action: str) -> str:
    """The words of an audited action; an unknown one is given back as it is, with blanks."""
    return ACCOUNT_EVENTS.get(action, action.replace("_", " ").capitalize())
