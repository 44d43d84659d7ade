"""The words of Beranda: the greeting, and the one sentence on what to do now, most pressing first."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from app import clock
from app.domain.indonesian import in_words, joined, number, upper_first
from app.domain.labels import label
from app.domain.meetings import Lack
from app.domain.people import Sapaan
from app.domain.roles import Actor, Role
from app.queries.home.installation import AccountState, InstallationState
from app.queries.home.open_items import COUNT_MAX, OpenItems
from app.queries.home.secretariat import Gap
from app.web.home_blocks import Found

#: From this hour on; the last one that has come is said.
_GREETINGS = ((0, "malam"), (4, "pagi"), (11, "siang"), (15, "sore"), (18, "malam"))
#: A sentence that names more is read by nobody.
_CLAUSES = 4
_OLD_BACKUP = timedelta(days=7)

_LACKS = {
    Lack.PESERTA: "rapat belum memiliki peserta",
    Lack.NOTULA: "rapat belum memiliki notula",
    Lack.PENGAJUAN: "notula belum diajukan untuk persetujuan",
    Lack.PARAF: "notula menunggu paraf",
    Lack.PERSETUJUAN: "notula menunggu persetujuan",
}


def greeting(actor: Actor, there: datetime) -> str:
    """`Selamat pagi, Ibu Ratna Dewi`, by the wall clock of the government."""
    time_of_day = [words for hour, words in _GREETINGS if hour <= there.hour][-1]
    name = f"{label(Sapaan(actor.sapaan))} {actor.name}" if actor.sapaan else actor.name
    return f"Selamat {time_of_day}, {name}"


def sapaan_of(actor: Actor) -> str:
    """How the person is spoken of within a sentence."""
    return label(Sapaan(actor.sapaan)) if actor.sapaan else "Bapak/Ibu"


def sentence(actor: Actor, found: Found) -> str:
    """What needs doing, or that nothing does."""
    clauses = [
        *_decisions(actor, found),
        *_about_items(found.items),
        *_about_gaps(found.gaps),
        *_counted(len(found.unanswered), "rapat menunggu jawaban undangan"),
        *_about_installation(found.accounts, found.installation),
    ]
    if clauses:
        return f"{upper_first(joined(clauses[:_CLAUSES]))}."
    return _nothing(actor, found)


def _nothing(actor: Actor, found: Found) -> str:
    if not actor.grants:
        return "Akun ini belum memiliki peran. Hubungi administrator."
    if found.accounts is not None and not actor.is_reader:
        return "Semua akun aktif memiliki peran dan kata sandi."
    if not found.has_meetings and actor.has(Role.SECRETARIAT):
        return "Belum ada rapat yang tercatat. Mulai dengan mencatat rapat pertama."
    return "Tidak ada yang lewat batas waktu dan tidak ada yang perlu dilengkapi."


def _decisions(actor: Actor, found: Found) -> list[str]:
    """What waits for this person and nobody else."""
    who = sapaan_of(actor)
    return [
        *_counted(len(found.decisions), f"hal perlu keputusan {who}"),
        *_counted(len(found.reports), f"laporan staf menunggu persetujuan {who}"),
        *_counted(len(found.exceptions), f"tindak lanjut lewat batas waktu menunggu usul {who}"),
        *_counted(len(found.extensions), f"permohonan perpanjangan menunggu keputusan {who}"),
        *_counted(len(found.returned), "laporan dikembalikan untuk diperbaiki"),
        *_counted(sum(not row.asks for row in found.verifications), "laporan menunggu verifikasi"),
        *_counted(sum(row.asks for row in found.verifications), "klarifikasi menunggu jawaban"),
        *_counted(len(found.unreported), "perangkat daerah belum melapor"),
        *_counted(sum(row.reply is None for row in found.invitations), f"undangan rapat menunggu jawaban {who}"),
    ]


def _about_items(items: OpenItems) -> list[str]:
    return [
        *_counted(items.late, "tindak lanjut lewat batas waktu", COUNT_MAX),
        *_counted(items.without_due, "tindak lanjut belum memiliki batas waktu", COUNT_MAX),
    ]


def _about_gaps(gaps: list[Gap]) -> list[str]:
    counts = Counter(gap.lack for gap in gaps)
    return [clause for lack, words in _LACKS.items() for clause in _counted(counts[lack], words)]


def _about_installation(accounts: AccountState | None, state: InstallationState | None) -> list[str]:
    if accounts is None or state is None:
        return []
    clauses = []
    if state.backup is None:
        clauses.append("cadangan belum pernah dibuat")
    elif clock.now() - state.backup.made_at > _OLD_BACKUP:
        clauses.append("cadangan terakhir sudah lebih dari tujuh hari")
    return [
        *_counted(accounts.without_role, "akun belum memiliki peran", COUNT_MAX),
        *_counted(accounts.without_password, "akun belum memiliki kata sandi", COUNT_MAX),
        *clauses,
    ]


def _counted(count: int, words: str, most: int = 100) -> list[str]:
    if not count:
        return []
    if count >= most:
        return [f"lebih dari {number(most - 1)} {words}"]
    return [f"{in_words(count) if count <= 20 else number(count)} {words}"]


def open_words(actor: Actor, items: OpenItems) -> str:
    """Title line of the block of items: how many are open."""
    total = f"{number(COUNT_MAX)}+" if items.total > COUNT_MAX else number(items.total)
    whose = " di semua instansi" if _is_overseer(actor) else ""
    return f"{total} terbuka{whose}, yang terdekat batas waktunya di atas"


def _is_overseer(actor: Actor) -> bool:
    return any(actor.has(role) for role in (Role.SEKDA, Role.LEADERSHIP_STAFF, Role.OBSERVER))
