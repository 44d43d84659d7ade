"""The closed loop written out: for each kind of agency and state, the acts that are possible and where they lead."""

from __future__ import annotations

from app.domain.action_items import CLOSED, ItemStatus
from app.domain.item_acts import ItemAct, Loop

A, S = ItemAct, ItemStatus
BAWAHAN, VERTIKAL, KESEDIAAN = Loop
#: The state stays as it is.
STAYS = None

#: Loop → state → act → state after it. What is not here is not possible.
TABLE: dict[Loop, dict[ItemStatus, dict[ItemAct, ItemStatus | None]]] = {
    BAWAHAN: {
        **{
            at_work: {
                A.LAPOR: S.MENUNGGU_PERSETUJUAN_KEPALA,
                A.LAPOR_KEPALA: S.TERKENDALA,
                A.TERUSKAN: STAYS,
                A.AJUKAN_VERIFIKASI: S.MENUNGGU_VERIFIKASI,
                A.AJUKAN_PERPANJANGAN: STAYS,
                A.KABULKAN_PERPANJANGAN: STAYS,
                A.TOLAK_PERPANJANGAN: STAYS,
                A.AJUKAN_KLARIFIKASI: STAYS,
                A.JAWAB_KLARIFIKASI: STAYS,
                A.TUNDA: S.DITUNDA,
                A.HENTIKAN: S.TIDAK_DILANJUTKAN,
            }
            for at_work in (S.BELUM_DITINDAKLANJUTI, S.DALAM_PROSES, S.TERKENDALA)
        },
        S.MENUNGGU_PERSETUJUAN_KEPALA: {
            A.SETUJUI_LAPORAN: S.TERKENDALA,
            A.KEMBALIKAN_LAPORAN: S.DALAM_PROSES,
            A.TERUSKAN: STAYS,
            A.AJUKAN_PERPANJANGAN: STAYS,
            A.KABULKAN_PERPANJANGAN: STAYS,
            A.TOLAK_PERPANJANGAN: STAYS,
            A.AJUKAN_KLARIFIKASI: STAYS,
            A.JAWAB_KLARIFIKASI: STAYS,
            A.TUNDA: S.DITUNDA,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        S.MENUNGGU_VERIFIKASI: {
            A.NYATAKAN_SELESAI: S.SELESAI,
            A.KEMBALIKAN_VERIFIKASI: S.DALAM_PROSES,
            A.TOLAK_PERPANJANGAN: STAYS,
            A.JAWAB_KLARIFIKASI: STAYS,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        S.DITUNDA: {
            A.LANJUTKAN: S.DALAM_PROSES,
            A.TOLAK_PERPANJANGAN: STAYS,
            A.JAWAB_KLARIFIKASI: STAYS,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        S.SELESAI: {A.BUKA_KEMBALI: S.DALAM_PROSES},
        S.TIDAK_DILANJUTKAN: {A.BUKA_KEMBALI: S.DALAM_PROSES},
    },
    VERTIKAL: {
        S.DISAMPAIKAN: {
            A.CATAT_KETERANGAN: S.ADA_KETERANGAN,
            A.CATAT_BELUM_ADA_KABAR: S.BELUM_ADA_KABAR,
            A.SELESAI_MENURUT_KETERANGAN: S.SELESAI_MENURUT_KETERANGAN,
            A.TUNDA: S.DITUNDA,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        **{
            answered: {
                A.CATAT_KETERANGAN: S.ADA_KETERANGAN,
                A.SELESAI_MENURUT_KETERANGAN: S.SELESAI_MENURUT_KETERANGAN,
                A.TUNDA: S.DITUNDA,
                A.HENTIKAN: S.TIDAK_DILANJUTKAN,
            }
            for answered in (S.ADA_KETERANGAN, S.BELUM_ADA_KABAR)
        },
        S.DITUNDA: {A.LANJUTKAN: S.DISAMPAIKAN, A.HENTIKAN: S.TIDAK_DILANJUTKAN},
        S.SELESAI_MENURUT_KETERANGAN: {A.BUKA_KEMBALI: S.ADA_KETERANGAN},
        S.TIDAK_DILANJUTKAN: {A.BUKA_KEMBALI: S.ADA_KETERANGAN},
    },
    KESEDIAAN: {
        S.MENUNGGU_KESEDIAAN: {
            A.CATAT_KESEDIAAN: S.BERSEDIA,
            A.TIDAK_ADA_KABAR: S.TIDAK_ADA_KABAR,
            A.TUNDA: S.DITUNDA,
            A.HENTIKAN: S.TIDAK_DILANJUTKAN,
        },
        **{
            willing: {
                A.CATAT_KETERANGAN: S.DALAM_PROSES,
                A.NYATAKAN_SELESAI: S.SELESAI,
                A.TIDAK_ADA_KABAR: S.TIDAK_ADA_KABAR,
                A.TUNDA: S.DITUNDA,
                A.HENTIKAN: S.TIDAK_DILANJUTKAN,
            }
            for willing in (S.BERSEDIA, S.DALAM_PROSES)
        },
        S.DITUNDA: {A.LANJUTKAN: S.MENUNGGU_KESEDIAAN, A.HENTIKAN: S.TIDAK_DILANJUTKAN},
        **{closed: {A.BUKA_KEMBALI: S.DALAM_PROSES} for closed in (S.SELESAI, S.TIDAK_ADA_KABAR, S.TIDAK_DILANJUTKAN)},
    },
}
#: A share whose agency changed its relation stands in a state of another loop: it can still be put off or stopped.
STRANDED = {
    **{
        status: {A.TUNDA: S.DITUNDA, A.HENTIKAN: S.TIDAK_DILANJUTKAN}
        for status in ItemStatus
        if status not in CLOSED | {S.SEMENTARA, S.DITUNDA, S.MENUNGGU_VERIFIKASI}
    },
    S.MENUNGGU_VERIFIKASI: {A.HENTIKAN: S.TIDAK_DILANJUTKAN},
}


def moves_of(loop: Loop, status: ItemStatus) -> dict[ItemAct, ItemStatus | None]:
    """What the tables allow."""
    return TABLE[loop].get(status) or STRANDED.get(status, {})
