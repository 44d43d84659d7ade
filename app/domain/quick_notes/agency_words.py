"""How offices of every region are abbreviated, for agencies whose own short name nobody has entered. Words only."""

from __future__ import annotations

from app.domain.quick_notes.names import phrase

_WRITTEN = {
    "Setda": "Sekretariat Daerah",
    "Setwan": "Sekretariat DPRD",
    "Diskominfo": "Dinas Komunikasi dan Informatika",
    "Kominfo": "Dinas Komunikasi dan Informatika",
    "Dinkes": "Dinas Kesehatan",
    "Dinsos": "Dinas Sosial",
    "Disdik": "Dinas Pendidikan",
    "Disdikbud": "Dinas Pendidikan dan Kebudayaan",
    "Dikbud": "Dinas Pendidikan dan Kebudayaan",
    "Dishub": "Dinas Perhubungan",
    "Disnaker": "Dinas Tenaga Kerja",
    "Dispora": "Dinas Pemuda dan Olahraga",
    "Disparbud": "Dinas Pariwisata dan Kebudayaan",
    "Dispar": "Dinas Pariwisata",
    "Disdukcapil": "Dinas Kependudukan dan Pencatatan Sipil",
    "Dukcapil": "Dinas Kependudukan dan Pencatatan Sipil",
    "DPMD": "Dinas Pemberdayaan Masyarakat dan Desa",
    "DPMPTSP": "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "DPUPR": "Dinas Pekerjaan Umum dan Penataan Ruang",
    "PUPR": "Dinas Pekerjaan Umum dan Penataan Ruang",
    "DLH": "Dinas Lingkungan Hidup",
    "Bappeda": "Badan Perencanaan Pembangunan Daerah",
    "Bapenda": "Badan Pendapatan Daerah",
    "BPKAD": "Badan Pengelolaan Keuangan dan Aset Daerah",
    "BKPSDM": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "BKD": "Badan Kepegawaian Daerah",
    "BPBD": "Badan Penanggulangan Bencana Daerah",
    "Kesbangpol": "Badan Kesatuan Bangsa dan Politik",
    "BNN": "Badan Narkotika Nasional",
    "BPS": "Badan Pusat Statistik",
    "BP3MI": "Balai Pelayanan Pelindungan Pekerja Migran Indonesia",
    "BP2MI": "Badan Pelindungan Pekerja Migran Indonesia",
    "Satpol PP": "Satuan Polisi Pamong Praja",
    "Satpolpp": "Satuan Polisi Pamong Praja",
    "Polda": "Kepolisian Daerah",
    "Polresta": "Kepolisian Resor Kota",
    "Polres": "Kepolisian Resor",
    "Polsek": "Kepolisian Sektor",
    "Kodim": "Komando Distrik Militer",
    "Kejari": "Kejaksaan Negeri",
    "PN": "Pengadilan Negeri",
    "PA": "Pengadilan Agama",
    "Kemenag": "Kantor Kementerian Agama",
    "Kanwil Kemenkumham": "Kantor Wilayah Kementerian Hukum dan Hak Asasi Manusia",
    "DPRD": "Dewan Perwakilan Rakyat Daerah",
    "RSUD": "Rumah Sakit Umum Daerah",
}

#: Abbreviation → the words with which the full name begins, the longest name first.
ABBREVIATIONS = sorted(
    ((phrase(short), phrase(full)) for short, full in _WRITTEN.items()), key=lambda one: -len(one[1])
)

#: Words by which a name is taken for an institution that the room does not know.
_SORTS = """
    kementerian kemen kemenpppa kemenppa kemensos kemenkes kemendagri dinas badan kantor kanwil biro balai polda
    polres polresta polsek kepolisian kejaksaan kejari pengadilan bps simfoni unicef lembaga yayasan universitas
    uptd puskesmas rsud pemkot pemkab pemprov setda sekretariat dprd kodim komnas
"""
INSTITUTIONS = frozenset(_SORTS.split())
