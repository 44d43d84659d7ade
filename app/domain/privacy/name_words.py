"""Words around names: who is a victim, a child, a relative; what follows "bernama" and is no name. No rule here."""

from __future__ import annotations

from functools import cache


@cache
def words(text: str) -> frozenset[str]:
    """The words of a list as a set."""
    return frozenset(text.split())


#: Heads of a name that give a victim away, and those that give a child away (patterns, any case).
VICTIM = r"(?:saksi[ -])?(?:korban|penyintas|survivor)(?:nya)?"
CLIENT = r"klien(?:nya)?|penerima manfaat|(?:calon )?pekerja migran|c?pmi|tkw|tki"
CHILD = (
    r"anak(?:nya)?|putr[ai](?:nya)?|siswa|siswi|murid|pelajar|santri(?:wati)?"
    r"|balita|bayi|bocah|remaja|gadis|abh|andikpas"
)
RELATIVE = (
    r"ayah|bapak|ibu|orang ?tua|wali|kakek|nenek|paman|bibi|tante|kakak|adik|saudara|suami|istri|keluarga|kerabat"
)
#: What every text has in it that any pattern on names finds: stems of the three above, and "bernama".
SOMEBODY = (
    *("korban", "penyintas", "survivor", "klien", "penerima manfaat", "pekerja migran", "pmi", "tkw", "tki", "anak"),
    *("putr", "sisw", "murid", "pelajar", "santri", "balita", "bayi", "bocah", "remaja", "gadis", "abh", "andikpas"),
    "bernama",
)
SALUTATION = r"(?:(?:sdri?|saudari?|ny|nn|tn|bpk|bapak|pak|ibu|bu|nona|nyonya|tuan|hj?|an|a\.n)\b\.?[ ]?){0,2}"

#: After "bernama" or "atas nama" these begin no name of a person.
NO_NAME = words(
    """baik sama samaran lain lengkap asli panggilan tersebut itu ini yang dan atau tidak belum tanpa bukan telah sudah
    dirahasiakan disamarkan dilindungi disembunyikan dihapus disebut disebutkan ditulis dicantumkan dimuat boleh harus
    wajib agar supaya dalam pada di ke dari untuk oleh dengan rahasia samarannya anonim terang masing-masing
    bupati wali walikota gubernur wakil sekda sekretaris sekretariat kepala kadis kabid dinas badan bagian pemerintah
    pemkot pemkab pemprov pemda lembaga instansi tim satgas satuan gugus forum yayasan uptd upt unit polri polres
    polda
    polsek kepolisian kapolres kapolda kejaksaan pengadilan menteri kementerian presiden negara daerah kota kabupaten
    provinsi desa kelurahan kecamatan camat lurah ketua pimpinan panitia perusahaan pt cv organisasi masyarakat dprd
    asisten plt plh pj pjs keluarga warga rumah aplikasi program layanan korban penyintas anak
    depan ponpes pondok pesantren sekolah universitas panti"""
)
#: Right before "bernama" these make it the name of a thing.
THINGS = words(
    """aplikasi program inovasi layanan sistem gerakan kegiatan forum yayasan lembaga kanal posko rumah shelter panti
    tim satgas kelompok komunitas organisasi kapal perusahaan agensi pt cv desa kelurahan kecamatan kampung dusun kota
    kabupaten hotline situs laman portal modul buku film lagu lomba duta ruang gedung klinik aman singgah pengaduan
    penampungan tugas"""
)
#: Those of them that people are served by: further ahead they leave it open whose name follows.
SERVICES = words("aplikasi program inovasi layanan sistem gerakan kanal posko hotline situs laman portal")
#: These, before "bernama" or before "korban", make it somebody else's name: asked, since it may lead to the victim.
OTHERS = words(
    """pelaku tersangka terdakwa terlapor terduga pelapor saksi pendamping pengacara advokat kuasa hukum
    psikolog psikiater konselor petugas polisi penyidik dokter bidan perawat hakim jaksa guru relawan fasilitator
    pejabat pegawai agen calo perekrut majikan"""
)
#: Words written with a capital beside "korban" that are no names.
NO_PERSON = words(
    """penjara kurungan denda kekerasan tppo tpks kdrt perdagangan penyelundupan tindak pidana kejahatan kasus anak
    perempuan laki-laki pria
    wanita remaja dewasa lansia disabilitas eksploitasi pelecehan pencabulan pemerkosaan perkosaan penelantaran
    penganiayaan penipuan perundungan bullying penculikan pembunuhan banjir bencana konflik kecelakaan kebakaran gempa
    longsor narkoba judi pinjol jiwa luka meninggal selamat hidup tewas baru lama lain lainnya utama kota kabupaten
    provinsi desa kelurahan kecamatan daerah negara dusun dan atau serta di ke dari yang untuk pada dalam oleh dengan
    agar adalah juga ini itu tersebut telah sudah akan masih tidak belum bukan harus perlu wajib dapat bisa dinas
    badan
    bagian bidang uptd upt unit rumah lembaga layanan kepolisian polri polres polda polsek kejaksaan pengadilan tim
    satgas gugus forum yayasan puskesmas rsud wali walikota bupati gubernur wakil sekda sekretaris sekretariat kepala
    kapolres kapolda asisten camat lurah kades ketua anggota direktur menteri kementerian presiden pemerintah pemkot
    pemkab pemprov pemda plt plh pj pjs bapak ibu saudara sdr sdri warga masyarakat keluarga orang siswa siswi murid
    guru pelaku saksi pelapor pendamping perwakilan peserta narasumber indonesia nasional pmi cpmi tki tkw wni wna abh
    senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober
    november desember tahun bulan data jumlah total sebanyak rata-rata penanganan pendampingan pemulihan perlindungan
    pelayanan restitusi visum laporan hak usia berusia menurut bahwa jika bila apabila ketika saat setelah sebelum
    karena namun sedangkan jangan para setiap seluruh semua sebagian beberapa banyak satu dua tiga mereka kami kita ia
    dia beliau seorang identitas nama kerahasiaan privasi mekanisme alur rujukan standar sop peran dukungan bantuan
    santunan penjangkauan identifikasi pemulangan reintegrasi terhadap bagi kepada tentang secara seperti yakni yaitu
    mohon semoga silakan apakah bagaimana siapa online daring seksual psikis fisik ekonomi sosial hukum agama hotel
    jalan kantor aula posko undang-undang perda perpres permen peraturan keputusan pasal nomor"""
)
#: Small words that end a name typed without capitals.
SMALL = words(
    """yang dan atau di ke dari pada untuk dengan oleh telah sudah sedang akan masih tidak belum ini itu tersebut saat
    berusia berumur usia umur asal warga tinggal alamat beralamat adalah juga agar karena serta lahir kelas siswa
    siswi
    melapor dibawa mendapat menjadi dalam sebagai selaku hari tanggal bersama kemudian lalu perlu harus dapat datang
    kini hamil mengalami meminta ingin mau sempat pernah dirawat didampingi dirujuk hadir"""
)
#: Initials in capitals that are no person's.
ACRONYMS = words(
    """opd skpd pmi cpmi lsm kdrt tppo tpks abh uptd upt ppa dak dpa apbd apbn sk tni ri rt rw sd smp sma smk mi
    mts ma slb
    pns asn p3k pppk bpjs nik kk ktp pad dau dbh tk paud ngo un who ham uu pp pkk rsud rs ta km kg cm wib wita wit no
    usd rp pt cv ps kec kel kab prov rpl tbk psk tki tkw wni wna art hiv ii iii iv vi vii viii ix xi xii sop ukm npwp
    kua dp3 pjs plt plh pj sda tw bab poin ayat kpad kppa kpai lpsk lbh odha"""
)
