"""What an answer of a partner must hold, and which acts only the organiser's secretariat notes."""

from __future__ import annotations

from app.domain.action_items import ItemStatus
from app.domain.errors import RuleViolation
from app.domain.item_acts import ItemAct, Loop, possible, status_after
from app.domain.letters import Channel

#: Notes that no word came: nobody stated anything.
SILENT = frozenset({ItemAct.CATAT_BELUM_ADA_KABAR, ItemAct.TIDAK_ADA_KABAR})

#: What the organiser's secretariat notes, and a partner not by itself (wewenang.md, "nyatakan selesai").
BY_ORGANISER = SILENT | {ItemAct.SELESAI_MENURUT_KETERANGAN, ItemAct.NYATAKAN_SELESAI}

#: The answers of each loop of partners, in the order in which they are offered.
ANSWERS: dict[Loop, tuple[ItemAct, ...]] = {
    Loop.BAWAHAN: (),
    Loop.VERTIKAL: (
        ItemAct.CATAT_KETERANGAN,
        ItemAct.SELESAI_MENURUT_KETERANGAN,
        ItemAct.CATAT_BELUM_ADA_KABAR,
    ),
    Loop.KESEDIAAN: (
        ItemAct.CATAT_KESEDIAAN,
        ItemAct.CATAT_KETERANGAN,
        ItemAct.NYATAKAN_SELESAI,
        ItemAct.TIDAK_ADA_KABAR,
    ),
}

#: Partners are noted and not judged: what is done stands there as somebody told it, by whom and by which way.
NOTED_NOT_JUDGED = "Selesainya bagian mitra dicatat melalui Catat keterangan, beserta siapa yang menyampaikannya."
NOT_A_PARTNER = "Bagian ini dilaporkan oleh instansinya sendiri melalui Laporkan perkembangan."


def reached(loop: Loop, act: ItemAct) -> ItemStatus:
    """The state that an answer of that loop leads to, whatever stood before."""
    return next(status_after(loop, one, act) for one in ItemStatus if possible(loop, one, act))


def check_answer(
    loop: Loop, act: ItemAct, text: str | None, stated_by: str | None, channel: Channel | None, own: bool
) -> None:
    """Words always; who said it and by which way, unless the partner writes its `own`. Raises RuleViolation."""
    if not ANSWERS[loop]:
        raise RuleViolation("", NOT_A_PARTNER)
    if act not in ANSWERS[loop] or (own and act in BY_ORGANISER):
        raise RuleViolation("act", "Pilih jawaban dari daftar.")
    if not text:
        raise RuleViolation("note", "Tulis keterangannya dengan satu atau dua kalimat.")
    if own:
        return
    if channel is None:
        raise RuleViolation("channel", "Pilih cara keterangan diterima atau instansi dihubungi.")
    if act not in SILENT and not stated_by:
        raise RuleViolation("stated_by_text", "Tulis nama atau jabatan yang menyampaikan keterangan.")
