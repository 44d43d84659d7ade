"""What each audited act is called when history is read. Fields and values are in audit_fields.py."""

from __future__ import annotations

from app.domain.account_events import ACCOUNT_EVENTS
from app.domain.approval import ApprovalAct
from app.domain.item_acts import ItemAct
from app.domain.labels import label

#: Acts on things that have their own words; the others are below.
_OF_KIND: dict[tuple[str, str], str] = {
    ("meeting", "buat"): "Rapat dicatat",
    ("meeting", "ubah"): "Keterangan rapat diubah",
    ("meeting", "tunda"): "Rapat ditunda",
    ("meeting", "batalkan"): "Rapat dibatalkan",
    ("meeting", "jadwalkan_kembali"): "Rapat dijadwalkan kembali",
    ("meeting", "undang"): "Instansi diundang",
    ("meeting", "tambah_pembaca"): "Pembaca ditambahkan",
    ("meeting", "hapus_pembaca"): "Pembaca dihapus",
    ("meeting", "tambah_notulis"): "Notulis ditunjuk",
    ("meeting", "hapus_notulis"): "Penunjukan notulis dicabut",
    ("meeting", "simpan_kesimpulan"): "Kesimpulan rapat disimpan",
    ("meeting", "simpan_angka"): "Data yang disampaikan disimpan",
    ("meeting", "simpan_kontak"): "Kontak layanan disimpan",
    ("meeting", "tulis_kesimpulan"): "Kesimpulan rapat ditulis, disimpan otomatis",
    ("meeting", "tulis_angka"): "Data yang disampaikan ditulis, disimpan otomatis",
    ("meeting", "tulis_kontak"): "Kontak layanan ditulis, disimpan otomatis",
    ("meeting", "simpan_otomatis"): "Daftar pada notula disimpan otomatis",
    ("meeting", "simpan_tim_kecil"): "Tim kecil disimpan",
    ("meeting", "simpan_sesi_tanya_jawab"): "Sesi tanya jawab disimpan",
    ("meeting", "ubah_pendanaan"): "Pendanaan diubah",
    ("meeting", "ubah_sumber"): "Sumber berita diubah",
    ("meeting", "tautkan"): "Rapat terkait ditautkan",
    ("meeting", "hapus_tautan"): "Tautan rapat terkait dihapus",
    ("meeting", "sampaikan"): "Teks disampaikan",
    ("meeting", "ubah_sesi"): "Jumlah sesi daftar hadir diubah",
    ("meeting", "catat_kehadiran_sisanya"): "Kehadiran peserta selebihnya dicatat",
    ("participant", "buat"): "Peserta ditambahkan",
    ("participant", "ubah"): "Data peserta diubah",
    ("participant", "hapus"): "Peserta dihapus dari daftar",
    ("participant", "urutkan"): "Urutan peserta diubah",
    ("minutes", "mulai"): "Penulisan notula dimulai",
    ("minutes", "catat_cepat"): "Catatan cepat diketik",
    ("minutes", "perbaiki_catatan"): "Baris catatan cepat diperbaiki",
    ("minutes", "tarik_catatan"): "Baris catatan cepat ditarik",
    ("minutes", "kembalikan_catatan"): "Baris catatan cepat dikembalikan",
    ("minutes", "beri_catatan"): "Catatan pembaca diberikan",
    ("minutes", "terima_catatan"): "Catatan pembaca diterima",
    ("minutes", "jawab_catatan"): "Catatan pembaca dijawab",
    ("minutes", "tambahkan"): "Tambahan notula dicatat",
    ("minutes_section", "tambah_bagian"): "Bagian notula ditambahkan",
    ("minutes_section", "simpan_bagian"): "Bagian notula disimpan",
    ("minutes_section", "tulis_bagian"): "Bagian notula ditulis, disimpan otomatis",
    ("minutes_section", "simpan_otomatis"): "Bagian notula disimpan otomatis",
    ("minutes_section", "pulihkan_naskah"): "Bagian notula dipulihkan ke naskah terdahulu",
    ("meeting", "pulihkan_naskah"): "Isi notula dipulihkan ke naskah terdahulu",
    ("minutes_section", "pindahkan_bagian"): "Bagian notula dipindahkan",
    ("minutes_section", "pindahkan_butir"): "Butir notula dipindahkan ke bagian lain",
    ("minutes_section", "tarik_bagian"): "Bagian notula ditarik",
    ("minutes_section", "tandai_terbatas"): "Bagian notula ditandai terbatas",
    ("meeting", "nyatakan_boleh_dimuat"): "Temuan pemeriksaan privasi dinyatakan boleh dimuat",
    ("file", "unggah"): "Berkas diunggah",
    ("file", "tarik"): "Berkas ditarik",
    ("documentation", "buat"): "Dokumentasi ditambahkan",
    ("documentation", "ubah"): "Dokumentasi diubah",
    ("documentation", "hapus"): "Dokumentasi dihapus",
    ("number", "ambil_nomor"): "Nomor naskah diambil",
    ("number", "batalkan_nomor"): "Nomor naskah dibatalkan",
    ("letter", "buat"): "Konsep surat dibuat",
    ("letter", "ubah"): "Konsep surat diubah",
    ("letter", "terbitkan"): "Surat diterbitkan",
    ("letter", "catat_nomor"): "Nomor surat dicatat",
    ("letter", "catat_pengiriman"): "Pengiriman surat dicatat",
    ("letter", "batalkan"): "Surat dibatalkan",
    ("press_release", "susun"): "Siaran pers disusun",
    ("press_release", "susun_ulang"): "Siaran pers disusun ulang",
    ("press_release", "ubah"): "Siaran pers diubah",
    ("press_release", "serahkan"): "Siaran pers diserahkan kepada humas",
    ("press_release", "tarik_kembali"): "Siaran pers ditarik kembali",
    ("press_release", "periksa"): "Siaran pers diperiksa humas",
    ("press_release", "kembalikan"): "Siaran pers dikembalikan humas",
    ("emblem", "unggah"): "Lambang pada kop diunggah",
    ("emblem", "tarik"): "Lambang pada kop dihapus",
    ("item", "buat"): "Tindak lanjut dicatat",
    ("item", "cabut"): "Tindak lanjut dicabut",
    ("item", "tarik_usul"): "Usul ditarik",
    ("item", "tolak_arahan_lisan"): "Arahan lisan tidak dibenarkan",
    **{("item", act.value): label(act) for act in ItemAct},
    **{("minutes", act.value): label(act) for act in ApprovalAct},
    **{("user", action): words for action, words in ACCOUNT_EVENTS.items()},
}

#: Acts that read the same whatever they are done to.
_OF_ANY: dict[str, str] = {
    "buat": "Dicatat",
    "ubah": "Diubah",
    "hapus": "Dihapus",
    "aktifkan": "Diaktifkan kembali",
    "nonaktifkan": "Dinonaktifkan",
    "usulkan": "Diusulkan",
    "setujui": "Usulan disetujui",
    "tambah_anggota": "Anggota ditambahkan",
    "ubah_anggota": "Data anggota diubah",
    "hapus_anggota": "Anggota dihapus",
    "isi_hari_libur": "Hari libur diisi dari daftar nasional",
    "jawab": "Jawaban undangan dicatat",
    "catat_kehadiran": "Kehadiran dicatat",
    "batalkan_kehadiran": "Catatan kehadiran dibatalkan",
}
_UNNAMED = "Perubahan dicatat"


def is_named(kind: str, action: str) -> bool:
    """Whether the act has words of its own; a test asks it for every act in the services."""
    return (kind, action) in _OF_KIND or action in _OF_ANY


def act_words(kind: str, action: str) -> str:
    """`Rapat ditunda` for an entry of the audit; an act of a former version without words reads as a change."""
    return _OF_KIND.get((kind, action)) or _OF_ANY.get(action) or _UNNAMED
