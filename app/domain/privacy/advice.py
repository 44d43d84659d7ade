"""What each rule of the privacy guard weighs and says to the person who wrote the passage."""

from __future__ import annotations

from app.domain.privacy.findings import PrivacyRule, Severity

_REMOVE = "Hapus atau ganti dengan sebutan umum, atau tandai bagian ini terbatas."
_ANSWER = "Hapus, tandai bagian ini terbatas, atau nyatakan boleh dimuat."

SEVERITY = {
    PrivacyRule.NAMA_KORBAN: Severity.STOP,
    PrivacyRule.NAMA_ANAK: Severity.STOP,
    PrivacyRule.NAMA_KELUARGA: Severity.STOP,
    PrivacyRule.NIK: Severity.STOP,
    PrivacyRule.NAMA_DIDUGA: Severity.ASK,
    PrivacyRule.INISIAL_USIA: Severity.ASK,
    PrivacyRule.TELEPON: Severity.ASK,
    PrivacyRule.ALAMAT: Severity.ASK,
    PrivacyRule.SEKOLAH: Severity.ASK,
    PrivacyRule.FOTO: Severity.ASK,
    PrivacyRule.BERKAS: Severity.ASK,
}

SENTENCE = {
    PrivacyRule.NAMA_KORBAN: f"Bagian ini menyebut nama korban. {_REMOVE}",
    PrivacyRule.NAMA_ANAK: f"Bagian ini menyebut nama anak. {_REMOVE}",
    PrivacyRule.NAMA_KELUARGA: f"Bagian ini menyebut nama keluarga korban, sehingga korban dapat dikenali. {_REMOVE}",
    PrivacyRule.NIK: f"Bagian ini memuat 16 angka seperti NIK atau nomor kartu keluarga. {_REMOVE}",
    PrivacyRule.NAMA_DIDUGA: f"Bagian ini mungkin menyebut nama yang mengarah kepada korban. {_ANSWER}",
    PrivacyRule.INISIAL_USIA: f"Inisial atau nama depan beserta usia dapat mengarah kepada korban. {_ANSWER}",
    PrivacyRule.TELEPON: (
        "Nomor telepon ini tidak tercatat sebagai kontak layanan. "
        "Hapus, catat sebagai kontak layanan, atau nyatakan boleh dimuat."
    ),
    PrivacyRule.ALAMAT: f"Bagian ini memuat alamat. {_ANSWER}",
    PrivacyRule.SEKOLAH: f"Sekolah atau kelas dapat mengarah kepada korban. {_ANSWER}",
    PrivacyRule.FOTO: (
        "Apakah foto memuat tulisan tercetak (nama, alamat, koordinat) atau wajah korban? "
        "Ganti foto, tandai terbatas, atau nyatakan boleh dimuat."
    ),
    PrivacyRule.BERKAS: (
        "Isi berkas ini memuat teks yang mungkin menyebut identitas korban. Tarik berkas, hapus identitas "
        "itu lalu unggah kembali, unggah sebagai berkas terbatas, atau nyatakan boleh dimuat."
    ),
}
