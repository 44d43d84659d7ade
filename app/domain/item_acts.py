"""The closed loop: what may happen to an agency's share of an item in which state, by kind of agency (praktik.md).

Pure states and acts. Who may carry out an act is in permissions.py, when an item is late in deadlines.py.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation, is_partner
from app.domain.errors import RuleViolation


class Loop(StrEnum):
    """How an agency is followed up: pressed, informed with respect, or asked for its willingness."""

    BAWAHAN = "bawahan"
    VERTIKAL = "vertikal"
    KESEDIAAN = "kesediaan"


class ItemAct(StrEnum):
    """One act on an item or on a share of it; each leaves a step in the timeline."""

    TETAPKAN = "tetapkan"
    LAPOR = "lapor"
    LAPOR_KEPALA = "lapor_kepala"
    SETUJUI_LAPORAN = "setujui_laporan"
    KEMBALIKAN_LAPORAN = "kembalikan_laporan"
    TERUSKAN = "teruskan"
    AJUKAN_VERIFIKASI = "ajukan_verifikasi"
    NYATAKAN_SELESAI = "nyatakan_selesai"
    KEMBALIKAN_VERIFIKASI = "kembalikan_verifikasi"
    CATAT_KETERANGAN = "catat_keterangan"
    CATAT_KESEDIAAN = "catat_kesediaan"
    CATAT_BELUM_ADA_KABAR = "catat_belum_ada_kabar"
    SELESAI_MENURUT_KETERANGAN = "selesai_menurut_keterangan"
    TIDAK_ADA_KABAR = "tidak_ada_kabar"
    AJUKAN_PERPANJANGAN = "ajukan_perpanjangan"
    KABULKAN_PERPANJANGAN = "kabulkan_perpanjangan"
    TOLAK_PERPANJANGAN = "tolak_perpanjangan"
    AJUKAN_KLARIFIKASI = "ajukan_klarifikasi"
    JAWAB_KLARIFIKASI = "jawab_klarifikasi"
    TUNDA = "tunda"
    LANJUTKAN = "lanjutkan"
    HENTIKAN = "hentikan"
    BUKA_KEMBALI = "buka_kembali"
    USULKAN = "usulkan"
    SETUJUI_USUL = "setujui_usul"
    BERI_ARAHAN = "beri_arahan"
    BAHAS_DI_RAPAT = "bahas_di_rapat"
    CATAT_ARAHAN_LISAN = "catat_arahan_lisan"
    UBAH = "ubah"
    PRIORITASKAN = "prioritaskan"
    CABUT_PRIORITAS = "cabut_prioritas"


#: Kinds that are asked whether they are willing; every other partner is informed (praktik.md, loops b and c).
_WILLING = frozenset(
    {AgencyKind.PERGURUAN_TINGGI, AgencyKind.LEMBAGA_MASYARAKAT, AgencyKind.DUNIA_USAHA, AgencyKind.MEDIA}
)

#: The state of a share on the day its item becomes firm.
FIRST_STATUS = {
    Loop.BAWAHAN: ItemStatus.BELUM_DITINDAKLANJUTI,
    Loop.VERTIKAL: ItemStatus.DISAMPAIKAN,
    Loop.KESEDIAAN: ItemStatus.MENUNGGU_KESEDIAAN,
}

_AT_WORK = frozenset({ItemStatus.BELUM_DITINDAKLANJUTI, ItemStatus.DALAM_PROSES, ItemStatus.TERKENDALA})
_WITH_HEAD = frozenset({ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA})
_CHECKED = frozenset({ItemStatus.MENUNGGU_VERIFIKASI})
_SUSPENDED = frozenset({ItemStatus.DITUNDA})
_SILENT = frozenset({ItemStatus.DISAMPAIKAN, ItemStatus.BELUM_ADA_KABAR})
_HEARD = _SILENT | {ItemStatus.ADA_KETERANGAN}
_WILLED = frozenset({ItemStatus.BERSEDIA, ItemStatus.DALAM_PROSES})

#: States that a report may state: work goes on, or it is stuck.
REPORTED = frozenset({ItemStatus.DALAM_PROSES, ItemStatus.TERKENDALA})

Moves = dict[ItemAct, tuple[frozenset[ItemStatus], ItemStatus | None]]

#: Act → (states in which it is possible, state after it). None: the state stays, or the report states it.
#: These are possible in the states of every loop: a share whose agency changed its relation must not be stuck.
_COMMON: Moves = {
    ItemAct.HENTIKAN: (
        _AT_WORK | _WITH_HEAD | _CHECKED | _SUSPENDED | _HEARD | _WILLED | {ItemStatus.MENUNGGU_KESEDIAAN},
        ItemStatus.TIDAK_DILANJUTKAN,
    ),
    ItemAct.TUNDA: (
        _AT_WORK | _WITH_HEAD | _HEARD | _WILLED | {ItemStatus.MENUNGGU_KESEDIAAN},
        ItemStatus.DITUNDA,
    ),
}
_MOVES: dict[Loop, Moves] = {
    Loop.BAWAHAN: {
        **_COMMON,
        ItemAct.LAPOR: (_AT_WORK, ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA),
        ItemAct.LAPOR_KEPALA: (_AT_WORK, None),
        ItemAct.SETUJUI_LAPORAN: (_WITH_HEAD, None),
        ItemAct.KEMBALIKAN_LAPORAN: (_WITH_HEAD, None),
        ItemAct.TERUSKAN: (_AT_WORK | _WITH_HEAD, None),
        ItemAct.AJUKAN_VERIFIKASI: (_AT_WORK, ItemStatus.MENUNGGU_VERIFIKASI),
        ItemAct.NYATAKAN_SELESAI: (_CHECKED, ItemStatus.SELESAI),
        ItemAct.KEMBALIKAN_VERIFIKASI: (_CHECKED, ItemStatus.DALAM_PROSES),
        ItemAct.AJUKAN_PERPANJANGAN: (_AT_WORK | _WITH_HEAD, None),
        ItemAct.KABULKAN_PERPANJANGAN: (_AT_WORK | _WITH_HEAD, None),
        ItemAct.TOLAK_PERPANJANGAN: (_AT_WORK | _WITH_HEAD | _CHECKED | _SUSPENDED, None),
        ItemAct.AJUKAN_KLARIFIKASI: (_AT_WORK | _WITH_HEAD, None),
        ItemAct.JAWAB_KLARIFIKASI: (_AT_WORK | _WITH_HEAD | _CHECKED | _SUSPENDED, None),
        ItemAct.LANJUTKAN: (_SUSPENDED, ItemStatus.DALAM_PROSES),
        ItemAct.BUKA_KEMBALI: (
            frozenset({ItemStatus.SELESAI, ItemStatus.TIDAK_DILANJUTKAN}),
            ItemStatus.DALAM_PROSES,
        ),
    },
    Loop.VERTIKAL: {
        **_COMMON,
        ItemAct.CATAT_KETERANGAN: (_HEARD, ItemStatus.ADA_KETERANGAN),
        ItemAct.CATAT_BELUM_ADA_KABAR: (frozenset({ItemStatus.DISAMPAIKAN}), ItemStatus.BELUM_ADA_KABAR),
        ItemAct.SELESAI_MENURUT_KETERANGAN: (_HEARD, ItemStatus.SELESAI_MENURUT_KETERANGAN),
        ItemAct.LANJUTKAN: (_SUSPENDED, ItemStatus.DISAMPAIKAN),
        ItemAct.BUKA_KEMBALI: (
            frozenset({ItemStatus.SELESAI_MENURUT_KETERANGAN, ItemStatus.TIDAK_DILANJUTKAN}),
            ItemStatus.ADA_KETERANGAN,
        ),
    },
    Loop.KESEDIAAN: {
        **_COMMON,
        ItemAct.CATAT_KESEDIAAN: (frozenset({ItemStatus.MENUNGGU_KESEDIAAN}), ItemStatus.BERSEDIA),
        ItemAct.CATAT_KETERANGAN: (_WILLED, ItemStatus.DALAM_PROSES),
        ItemAct.NYATAKAN_SELESAI: (_WILLED, ItemStatus.SELESAI),
        ItemAct.TIDAK_ADA_KABAR: (_WILLED | {ItemStatus.MENUNGGU_KESEDIAAN}, ItemStatus.TIDAK_ADA_KABAR),
        ItemAct.LANJUTKAN: (_SUSPENDED, ItemStatus.MENUNGGU_KESEDIAAN),
        ItemAct.BUKA_KEMBALI: (
            frozenset({ItemStatus.SELESAI, ItemStatus.TIDAK_ADA_KABAR, ItemStatus.TIDAK_DILANJUTKAN}),
            ItemStatus.DALAM_PROSES,
        ),
    },
}

NOT_NOW = "Langkah ini tidak dapat dilakukan pada keadaan sekarang. Muat ulang halaman untuk melihat keadaan terakhir."


def loop_of(relation: Relation, kind: AgencyKind) -> Loop:
    """Which loop follows the agency up."""
    if not is_partner(relation):
        return Loop.BAWAHAN
    return Loop.KESEDIAAN if kind in _WILLING else Loop.VERTIKAL


def possible(loop: Loop, status: ItemStatus, act: ItemAct) -> bool:
    """Whether the act is possible for a share in that state."""
    states, _ = _MOVES[loop].get(act, (frozenset(), None))
    return status in states


def possible_acts(loop: Loop, status: ItemStatus) -> tuple[ItemAct, ...]:
    """All acts that are possible now, in the order of ItemAct."""
    return tuple(act for act in ItemAct if possible(loop, status, act))


def status_after(loop: Loop, status: ItemStatus, act: ItemAct, stated: ItemStatus | None = None) -> ItemStatus:
    """The state after an act; `stated` is what a report says, or what stood before one that is returned.

    Raises RuleViolation for an act that is not possible now, or a stated state that no report may state.
    """
    if not possible(loop, status, act):
        raise RuleViolation("", NOT_NOW)
    after = _MOVES[loop][act][1]
    if after is not None:
        return after
    if act in (ItemAct.LAPOR_KEPALA, ItemAct.SETUJUI_LAPORAN):
        if stated not in REPORTED:
            raise RuleViolation("status", "Pilih Dalam proses atau Terkendala.")
        return stated
    if act is ItemAct.KEMBALIKAN_LAPORAN:
        return stated if stated in _AT_WORK else ItemStatus.DALAM_PROSES
    return status


def report_counts(acts: Collection[ItemAct]) -> bool:
    """Whether a report counts after these acts on it: not while it waits for the head, nor once he returned it."""
    return ItemAct.LAPOR not in acts or ItemAct.SETUJUI_LAPORAN in acts


def is_reported_by_agency(loop: Loop) -> bool:
    """Whether the agency itself reports; partners' answers are recorded by the organiser's secretariat."""
    return loop is Loop.BAWAHAN
