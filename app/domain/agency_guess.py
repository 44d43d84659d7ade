"""What a name tells of an agency: its kind and its relation, as a first guess that a person checks."""

from __future__ import annotations

import re

from app.domain.agencies import AgencyKind, Relation

#: Words of a name → kind, the first that fits wins.
_KINDS: tuple[tuple[str, AgencyKind], ...] = (
    (r"gugus tugas|tim koordinasi", AgencyKind.GUGUS_TUGAS),
    (r"dprd|dewan perwakilan rakyat daerah", AgencyKind.DPRD),
    (r"polda|polres(?:ta|tabes)?|polsek|kepolisian", AgencyKind.POLRI),
    (r"kodim|korem|kodam|koramil|lanal|lantamal|lanud|tni", AgencyKind.TNI),
    (r"kejaksaan|kejari|kejati", AgencyKind.KEJAKSAAN),
    (r"pengadilan", AgencyKind.PENGADILAN),
    (r"universitas|institut|politeknik|sekolah tinggi|akademi|stain|iain|uin", AgencyKind.PERGURUAN_TINGGI),
    (
        r"kementerian|kantor wilayah|kanwil|kantor imigrasi|imigrasi|badan pusat statistik|bps|bp[23]mi|bpom|bpjs"
        r"|lapas|rutan|balai pemasyarakatan",
        AgencyKind.INSTANSI_VERTIKAL,
    ),
    (r"pemerintah provinsi|gubernur", AgencyKind.PEMERINTAH_ATASAN),
    (r"kecamatan|kelurahan|camat|lurah|distrik", AgencyKind.KECAMATAN_KELURAHAN),
    (r"pemerintah desa|desa|nagari|gampong", AgencyKind.DESA),
    (
        r"yayasan|forum|organisasi|persatuan|ikatan|majelis ulama|mui|pkk|gabungan organisasi wanita|gow|dharma wanita"
        r"|lembaga swadaya|lsm|aliansi|himpunan|karang taruna",
        AgencyKind.LEMBAGA_MASYARAKAT,
    ),
    (r"pt|cv|kadin|perusahaan|perseroan|koperasi", AgencyKind.DUNIA_USAHA),
    (r"rri|tvri|radio|televisi|surat kabar|media massa", AgencyKind.MEDIA),
)
#: A regional office that carries one of the words above all the same.
_OWN = re.compile(r"^(?:sekretariat|dinas|badan kesatuan|badan pe|inspektorat|satuan polisi|bagian|biro|rsud|uptd)\b")
_BELOW = frozenset({AgencyKind.OPD, AgencyKind.KECAMATAN_KELURAHAN, AgencyKind.DESA, AgencyKind.GUGUS_TUGAS})


def guess_kind(name: str) -> AgencyKind:
    """The likely kind; a regional office (OPD) where nothing else is told."""
    words = name.casefold()
    if _OWN.search(words):
        return AgencyKind.OPD
    for pattern, kind in _KINDS:
        if re.search(rf"\b(?:{pattern})\b", words):
            return kind
    return AgencyKind.OPD


def guess_relation(kind: AgencyKind, *, has_parent: bool = False) -> Relation:
    """The usual relation of a kind; `has_parent` where an agency in between is stated."""
    if kind in _BELOW:
        return Relation.BAWAHAN_MELALUI if has_parent else Relation.BAWAHAN
    if kind is AgencyKind.PEMERINTAH_ATASAN:
        return Relation.ATASAN
    return Relation.SEJAJAR if kind is AgencyKind.DPRD else Relation.MITRA


def is_regional_secretariat(name: str) -> bool:
    """`Sekretariat Daerah`, with or without the name of the region; not the secretariat of the DPRD."""
    return re.match(r"sekretariat daerah\b", name.casefold()) is not None
