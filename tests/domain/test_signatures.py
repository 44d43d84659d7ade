"""Pasal 44 Permendagri 1/2023: who signs with titles, rank and number; a.n., u.b., Plt., Plh., Pj. and Pjs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.people import AppointmentStatus, PositionKind
from app.domain.signatures import Identification, Signer, prefixed, service_identity, signature_lines

DEFINITIF, PLT, PLH, PJ, PJS = AppointmentStatus
WITH_TITLES = "Dr. Hj. Ratna Contoh, M.Si."
BARE = "Ratna Contoh"
RANK_AND_NIP = ("Pembina Tk. I (IV/b)", "NIP 19800115 200501 2 003")

SIGNER = Signer(
    name=BARE,
    front_titles="Dr. Hj.",
    back_titles="M.Si.",
    office="Kepala Dinas Contoh",
    kind=PositionKind.KEPALA_INSTANSI,
    rank=RANK_AND_NIP[0],
    service_number="19800115 200501 2 003",
)

CASES = [
    (PositionKind.KEPALA_DAERAH, "Wali Kota Contoh", DEFINITIF, "WALI KOTA CONTOH,", WITH_TITLES, ()),
    (PositionKind.KEPALA_DAERAH, "Wali Kota Contoh", PJ, "Pj. WALI KOTA CONTOH,", BARE, ()),
    (PositionKind.KEPALA_DAERAH, "Bupati Contoh", PJS, "Pjs. BUPATI CONTOH,", BARE, ()),
    (PositionKind.KEPALA_DAERAH, "Bupati Contoh", PLT, "Plt. BUPATI CONTOH,", BARE, ()),
    (PositionKind.KEPALA_DAERAH, "Bupati Contoh", PLH, "Plh. BUPATI CONTOH,", BARE, ()),
    (PositionKind.WAKIL_KEPALA_DAERAH, "Wakil Bupati Contoh", DEFINITIF, "WAKIL BUPATI CONTOH,", WITH_TITLES, ()),
    (PositionKind.SEKDA, "Sekretaris Daerah", DEFINITIF, "SEKRETARIS DAERAH,", WITH_TITLES, ()),
    (PositionKind.SEKDA, "Sekretaris Daerah", PJ, "Pj. SEKRETARIS DAERAH,", BARE, ()),
    (PositionKind.SEKDA, "Sekretaris Daerah", PLH, "Plh. SEKRETARIS DAERAH,", BARE, ()),
    (
        PositionKind.ASISTEN,
        "Asisten Administrasi Umum",
        DEFINITIF,
        "ASISTEN ADMINISTRASI UMUM,",
        WITH_TITLES,
        RANK_AND_NIP,
    ),
    (PositionKind.KEPALA_INSTANSI, "Kepala Dinas Contoh", DEFINITIF, "KEPALA DINAS CONTOH,", WITH_TITLES, RANK_AND_NIP),
    (PositionKind.KEPALA_INSTANSI, "Kepala Dinas Contoh", PLT, "Plt. KEPALA DINAS CONTOH,", WITH_TITLES, RANK_AND_NIP),
    (PositionKind.KEPALA_INSTANSI, "Camat Contoh", PLH, "Plh. CAMAT CONTOH,", WITH_TITLES, RANK_AND_NIP),
    (PositionKind.LAINNYA, "Kepala Bagian Hukum", DEFINITIF, "KEPALA BAGIAN HUKUM,", WITH_TITLES, RANK_AND_NIP),
]


@pytest.mark.parametrize(("kind", "office", "status", "line", "name", "below"), CASES)
def test_pasal_44(
    kind: PositionKind, office: str, status: AppointmentStatus, line: str, name: str, below: tuple[str, ...]
) -> None:
    lines = signature_lines(replace(SIGNER, kind=kind, office=office, status=status))
    assert (lines.offices, lines.name, lines.below) == ((line,), name, below)


@pytest.mark.parametrize("status", AppointmentStatus)
@pytest.mark.parametrize("kind", PositionKind)
def test_titles_and_number_by_kind_and_status(kind: PositionKind, status: AppointmentStatus) -> None:
    """44(3)–(5) said once more in words: only acting heads of the region and acting Sekda are bare."""
    lines = signature_lines(replace(SIGNER, kind=kind, status=status))
    leads = kind in (PositionKind.KEPALA_DAERAH, PositionKind.WAKIL_KEPALA_DAERAH, PositionKind.SEKDA)
    assert lines.name == (BARE if leads and status is not DEFINITIF else WITH_TITLES)
    assert lines.below == (() if leads else RANK_AND_NIP)


@pytest.mark.parametrize(("status", "below"), [(DEFINITIF, RANK_AND_NIP), (PLH, ()), (PJ, ())])
def test_the_switch_of_the_profile_is_for_a_definitive_sekda(status: AppointmentStatus, below: tuple[str, ...]) -> None:
    sekda = replace(SIGNER, kind=PositionKind.SEKDA, office="Sekretaris Daerah", status=status)
    assert signature_lines(sekda, sekda_prints_nip=True).below == below


def test_the_switch_leaves_the_head_of_the_region_alone() -> None:
    head = replace(SIGNER, kind=PositionKind.KEPALA_DAERAH)
    assert signature_lines(head, sekda_prints_nip=True).below == ()


@pytest.mark.parametrize(
    ("mandators", "offices"),
    [
        ((), ("KEPALA DINAS CONTOH,",)),
        (("Bupati Contoh",), ("a.n. BUPATI CONTOH", "KEPALA DINAS CONTOH,")),
        (
            ("Bupati Contoh", "Sekretaris Daerah"),
            ("a.n. BUPATI CONTOH", "SEKRETARIS DAERAH", "u.b.", "KEPALA DINAS CONTOH,"),
        ),
    ],
)
def test_mandates(mandators: tuple[str, ...], offices: tuple[str, ...]) -> None:
    assert signature_lines(replace(SIGNER, on_behalf_of=mandators)).offices == offices


def test_an_acting_official_signs_on_behalf_too() -> None:
    acting = replace(SIGNER, office="Sekretaris Daerah", kind=PositionKind.SEKDA, status=PLH, on_behalf_of=("Bupati",))
    assert signature_lines(acting).offices == ("a.n. BUPATI", "Plh. SEKRETARIS DAERAH,")


@pytest.mark.parametrize(
    ("rank", "number", "below"),
    [(None, None, ()), ("AKP", None, ("AKP",)), ("AKP", "76010203", ("AKP", "NRP 76010203"))],
)
def test_unknown_rank_or_number_leaves_no_empty_line(
    rank: str | None, number: str | None, below: tuple[str, ...]
) -> None:
    police = replace(SIGNER, rank=rank, service_number=number, identification=Identification.NRP)
    assert signature_lines(police).below == below


def test_prefix_of_an_office() -> None:
    assert prefixed("Sekretaris Daerah", PLH) == "Plh. Sekretaris Daerah"
    assert prefixed("Camat", DEFINITIF) == prefixed("Camat", None) == "Camat"


@pytest.mark.parametrize(
    ("nip", "nrp", "found"),
    [
        ("198001152005012003", None, ("198001152005012003", Identification.NIP)),
        (None, "80011234", ("80011234", Identification.NRP)),
        (None, None, (None, Identification.NIP)),
    ],
)
def test_the_number_of_service_and_its_name(nip, nrp, found) -> None:
    assert service_identity(nip, nrp) == found
