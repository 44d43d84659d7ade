"""Which pages are measured, beside which floor, and what the ratio to it must not exceed."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.bench_data import PASSWORD, Built
from scripts.bench_export import CSV, FIVE_HUNDRED
from scripts.bench_load import Page, log_in

#: Of the list of late items, the recap and the item page: at most so many times the floor's time alone.
_THREE = 3.0
#: A page of a meeting sends at most so many statements, however much it shows.
STATEMENTS_MAX = 10


@dataclass(frozen=True)
class Pair:
    """A page of the application and the floor under it; `goal` None where no ratio to a floor is set."""

    name: str
    page: Page
    floor: Page
    goal: float | None = None


def pairs(port: int, floor_port: int, built: Built, bound: str) -> list[Pair]:
    """Lists, CSV, item, home pages of the roles, meeting, review, workbook, recap. Logs each account in once."""

    def floor(path: str) -> Page:
        return Page(floor_port, path)

    names = (built.sekda, built.head, built.secretary, built.asisten)
    sekda, head, secretary, asisten = (log_in(port, name, PASSWORD) for name in names)
    late, rows, home = "/tindak-lanjut?daftar=lewat", floor(f"/daftar/{bound}"), floor(f"/beranda/{bound}")
    workbook = f"/tinjauan/tinjauan-lewat-batas.xlsx?asisten={built.position_id}"
    item, meeting = f"/tindak-lanjut/{built.item_id}", f"/rapat/{built.meeting_id}"
    return [
        Pair("late items, Sekda", Page(port, late, sekda), rows, _THREE),
        Pair("late items, kepala instansi", Page(port, late, head), rows, _THREE),
        Pair("late items of one agency, Sekda", Page(port, f"{late}&instansi=2", sekda), rows, _THREE),
        Pair("review of late items, Sekda", Page(port, "/tinjauan", sekda), rows, _THREE),
        Pair("recap by agency, Sekda", Page(port, "/rekap", sekda), floor(f"/rekap/{bound}"), _THREE),
        Pair("one item, Sekda", Page(port, item, sekda), floor(f"/butir/{built.item_id}"), _THREE),
        Pair("home page, sekretariat rapat", Page(port, "/", secretary), home),
        Pair("home page, kepala instansi", Page(port, "/", head), home),
        Pair("home page, Sekda", Page(port, "/", sekda), home),
        Pair("home page, asisten", Page(port, "/", asisten), home),
        Pair("one meeting, sekretariat rapat", Page(port, meeting, secretary), floor(meeting)),
        Pair("workbook of three agencies, Sekda", Page(port, workbook, sekda), floor(f"/lembar/{bound}")),
        Pair("CSV of 500 rows, Sekda", Page(port, f"{CSV}?{FIVE_HUNDRED}", sekda), floor("/tabel")),
    ]
