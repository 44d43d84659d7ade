"""The words of Beranda: the greeting, and the one sentence on what to do now."""

from __future__ import annotations

from datetime import datetime

from app.domain.indonesian import in_words, joined, number, upper_first
from app.domain.labels import label
from app.domain.people import Sapaan
from app.domain.roles import Actor, Role
from app.queries.home import COUNT_MAX, GAPS_MAX, AccountState, Gap, OpenItems

#: From this hour on; the last one that has come is said.
_GREETINGS = ((0, "malam"), (4, "pagi"), (11, "siang"), (15, "sore"), (18, "malam"))


def greeting(actor: Actor, there: datetime) -> str:
    """`Selamat pagi, Ibu Ratna Dewi`, by the wall clock of the government."""
    time_of_day = [words for hour, words in _GREETINGS if hour <= there.hour][-1]
    name = f"{label(Sapaan(actor.sapaan))} {actor.name}" if actor.sapaan else actor.name
    return f"Selamat {time_of_day}, {name}"


def sentence(
    actor: Actor, items: OpenItems, gaps: list[Gap], accounts: AccountState | None, *, has_meetings: bool
) -> str:
    """What needs doing, most pressing first; or that nothing does."""
    found = _about_items(items)
    without_people = sum(not gap.has_participants for gap in gaps)
    found += _counted(without_people, "rapat belum memiliki peserta", GAPS_MAX)
    found += _counted(len(gaps) - without_people, "rapat belum memiliki notula", GAPS_MAX)
    if accounts is not None:
        found += _counted(accounts.without_role, "akun belum memiliki peran", COUNT_MAX)
        found += _counted(accounts.without_password, "akun belum memiliki kata sandi", COUNT_MAX)
    if found:
        return f"{upper_first(joined(found))}."
    if not actor.grants:
        return "Akun ini belum memiliki peran. Hubungi administrator."
    if accounts is not None and not actor.is_reader:
        return "Semua akun aktif memiliki peran dan kata sandi."
    if not has_meetings and actor.has(Role.SECRETARIAT):
        return "Belum ada rapat yang tercatat. Mulai dengan mencatat rapat pertama."
    return "Tidak ada yang lewat batas waktu dan tidak ada yang perlu dilengkapi."


def _about_items(items: OpenItems) -> list[str]:
    return [
        *_counted(items.late, "tindak lanjut lewat batas waktu", COUNT_MAX),
        *_counted(items.without_due, "tindak lanjut belum memiliki batas waktu", COUNT_MAX),
    ]


def _counted(count: int, words: str, most: int) -> list[str]:
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
