"""What is pointed out before submitting, as a table of cases: draft → sentences, each with its place."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.action_items import Horizon, ItemClass
from app.domain.minutes_checks import (
    Check,
    CheckedConclusion,
    CheckedFigure,
    CheckedItem,
    CheckedMinutes,
    CheckedName,
    CheckedSection,
    CheckKind,
    checks_of,
)
from app.domain.privacy_places import Place, PlaceKind
from app.domain.writing import OWNER_UNKNOWN

MEETING, TODAY = date(2026, 7, 1), date(2026, 7, 10)
POINT = Place(kind=PlaceKind.BUTIR, id=4, section_id=2, row=1, field="speaker_text")
FIGURE = Place(kind=PlaceKind.DATA, id=5, row=0, field="source")
CONCLUSION = Place(kind=PlaceKind.KESIMPULAN, id=6)
WRITTEN = (CheckedConclusion(number=1, text="Data disatukan", place=CONCLUSION),)


def draft(**values) -> CheckedMinutes:
    return CheckedMinutes(**{"counted_from": MEETING, "conclusions": WRITTEN, **values})


def item(**values) -> CheckedMinutes:
    return draft(items=(CheckedItem(**{"id": 7, "number": 3, "expected_proof": "Surat", **values}),))


CASES = [
    (draft(), []),
    (draft(sections=(CheckedSection(id=1, title="Pembukaan", is_empty=False),)), []),
    (
        draft(sections=(CheckedSection(id=1, title="Penutup", is_empty=True),)),
        [(CheckKind.BAGIAN_KOSONG, "Bagian Penutup masih kosong.", 1)],
    ),
    (
        draft(names=(CheckedName(name="Bapak Rustam", place=POINT),)),
        [(CheckKind.PEMBICARA, "Bapak Rustam tidak ada dalam daftar peserta.", 4)],
    ),
    (draft(names=(CheckedName(name=" rustam ", place=POINT),), listed=frozenset({"Rustam"})), []),
    (
        draft(names=(CheckedName(name="Rina", place=POINT), CheckedName(name="RINA", place=FIGURE))),
        [(CheckKind.PEMBICARA, "Rina (pada 2 tempat) tidak ada dalam daftar peserta.", 4)],
    ),
    (draft(names=(CheckedName(name="  ", place=POINT),)), []),
    (
        draft(figures=(CheckedFigure(indicator="Kasus", source=" ", place=FIGURE),)),
        [(CheckKind.SUMBER_DATA, "Data “Kasus” belum disertai sumber.", 5)],
    ),
    (draft(figures=(CheckedFigure(indicator="Kasus", source="DP3APM", place=FIGURE),)), []),
    (draft(conclusions=(), has_conclusions=False), [(CheckKind.KESIMPULAN, "Kesimpulan rapat belum ditulis.", 0)]),
    (
        draft(conclusions=(CheckedConclusion(number=2, text=" - ", place=CONCLUSION),)),
        [(CheckKind.KESIMPULAN, "Kesimpulan 2 belum berisi uraian.", 6)],
    ),
    (item(), []),
    (
        item(owner_text=OWNER_UNKNOWN),
        [(CheckKind.PENANGGUNG_JAWAB, "Tindak lanjut 3 belum memiliki penanggung jawab.", 7)],
    ),
    (
        item(owner_text="semua dinas"),
        [
            (
                CheckKind.PENANGGUNG_JAWAB,
                "Tindak lanjut 3 menyebut “semua dinas” sebagai penanggung jawab; belum ada instansi yang ditetapkan.",
                7,
            )
        ],
    ),
    (
        item(expected_proof=None),
        [(CheckKind.BUKTI, "Tindak lanjut 3 belum menyebut bukti dukung yang diharapkan.", 7)],
    ),
    (item(expected_proof=None, owner_text="semua dinas", item_class=ItemClass.ARAHAN_UMUM), []),
    (item(due_on=TODAY), []),
    (
        item(due_on=date(2026, 7, 9)),
        [(CheckKind.BATAS_WAKTU, "Batas waktu tindak lanjut 3, 9 Juli 2026, sudah lewat.", 7)],
    ),
    (
        item(due_on=date(2026, 6, 30), horizons=frozenset({Horizon.PANJANG})),
        [(CheckKind.BATAS_WAKTU, "Batas waktu tindak lanjut 3, 30 Juni 2026, mendahului tanggal rapat.", 7)],
    ),
    (item(due_on=date(2027, 1, 1), horizons=frozenset({Horizon.PENDEK})), []),
    (item(due_on=date(2027, 1, 2), horizons=frozenset({Horizon.PENDEK, Horizon.MENENGAH})), []),
    (
        item(due_on=date(2027, 1, 2), horizons=frozenset({Horizon.PENDEK})),
        [
            (
                CheckKind.JANGKA_WAKTU,
                "Tindak lanjut 3 disebut jangka pendek, sedangkan batas waktunya, 2 Januari 2027, jangka menengah.",
                7,
            )
        ],
    ),
    (
        item(due_on=date(2026, 7, 9), horizons=frozenset({Horizon.MENENGAH, Horizon.PANJANG})),
        [
            (CheckKind.BATAS_WAKTU, "Batas waktu tindak lanjut 3, 9 Juli 2026, sudah lewat.", 7),
            (
                CheckKind.JANGKA_WAKTU,
                "Tindak lanjut 3 disebut jangka menengah dan jangka panjang, sedangkan batas waktunya, "
                "9 Juli 2026, jangka pendek.",
                7,
            ),
        ],
    ),
    (
        draft(remarks=((POINT, 2),)),
        [(CheckKind.CATATAN, "2 catatan pembaca pada satu butir belum ditanggapi.", 4)],
    ),
    (
        draft(findings=3),
        [
            (
                CheckKind.PRIVASI,
                "3 temuan pemeriksaan privasi belum diselesaikan; notula tertahan sampai selesai.",
                None,
            )
        ],
    ),
]


@pytest.mark.parametrize(("minutes", "expected"), CASES)
def test_what_is_pointed_out(minutes, expected):
    found = checks_of(minutes, TODAY)
    assert [(one.kind, one.sentence, one.place.id if one.place else None) for one in found] == expected


def test_checks_come_in_the_order_of_the_notula():
    whole = draft(
        sections=(CheckedSection(id=1, title="Penutup", is_empty=True),),
        names=(CheckedName(name="Rina", place=POINT),),
        figures=(CheckedFigure(indicator="Kasus", source=None, place=FIGURE),),
        has_conclusions=False,
        items=(CheckedItem(id=7, number=3, owner_text=OWNER_UNKNOWN, due_on=date(2026, 7, 2)),),
        remarks=((POINT, 1),),
        findings=1,
    )
    kinds = [check.kind for check in checks_of(whole, TODAY)]
    assert kinds == [kind for kind in CheckKind if kind is not CheckKind.JANGKA_WAKTU]
    assert all(isinstance(check, Check) for check in checks_of(whole, TODAY))
