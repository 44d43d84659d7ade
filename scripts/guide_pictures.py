"""Takes the pictures of the user guide (docs/panduan/gambar) from the invented government, each small enough to keep.

`make guide` writes them anew; they are committed, since the guide is read where nothing is installed.
"""

from __future__ import annotations

import io
import signal
import sys
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.press_releases import ReleaseState
from app.models.action_items import Assignment
from app.models.agencies import Agency
from app.models.meetings import Meeting
from app.models.releases import PressRelease
from app.models.writing import MinutesEdit
from scripts import chromium
from scripts.console import ROOT, say
from scripts.pictures import OPTIONS, SIZES, TARGET, installation

FOLDER = ROOT / "docs" / "panduan" / "gambar"
MOST_BYTES = 80_000
_COLOURS = (256, 192, 128, 96, 64)


@dataclass(frozen=True)
class Scene:
    """One picture: whose page, at which address, as wide as a desk or a phone."""

    name: str
    account: str
    path: str
    size: str = "1440"


def scenes() -> tuple[Scene, ...]:
    """The pictures that the pages of the guide name."""
    return (
        Scene("sekretariat-rapat", "sekretariat.contoh", "/"),
        Scene("notulis", "sekretariat.contoh", f"/rapat/{_meeting('Kemiskinan Ekstrem')}/catat"),
        Scene("riwayat-naskah", "sekretariat.contoh", _second_writer()),
        Scene(
            "pemeriksaan-privasi", "sekretariat-dinas.contoh", f"/rapat/{_meeting('Korban Kekerasan')}/notula/privasi"
        ),
        Scene("humas", "humas.contoh", _waiting_release()),
        Scene("staf-pelapor", "staf.contoh", _own_item(), "390"),
        Scene("kepala-instansi", "kepala.contoh", "/", "390"),
        Scene("asisten", "asisten.contoh", "/perlu-keputusan"),
        Scene("sekretaris-daerah", "sekda.contoh", "/"),
        Scene("tu-pimpinan", "tu.contoh", "/agenda-pimpinan"),
        Scene("administrator", "admin.contoh", "/"),
    )


def _meeting(words: str) -> int:
    """The meeting of Kabupaten Contoh with these words in its title."""
    found = select(Meeting.id).where(Meeting.title.endswith(words)).order_by(Meeting.id.desc())
    return db.session.scalars(found).first() or 0


def _privacy() -> str:
    return f"/rapat/{_meeting('Korban Kekerasan')}/notula/privasi"


def _second_writer() -> str:
    """What somebody wrote in a section that another one had begun."""
    meeting_id = _meeting("Kualitas Udara")
    wrote = select(MinutesEdit.id).where(MinutesEdit.meeting_id == meeting_id, MinutesEdit.by_name.like("%TU %"))
    return f"/rapat/{meeting_id}/notula/riwayat-naskah/{db.session.scalars(wrote).first()}"


def _waiting_release() -> str:
    waiting = select(PressRelease.id).where(PressRelease.state == ReleaseState.MENUNGGU_DIPERIKSA)
    return f"/siaran-pers/{db.session.scalars(waiting).first()}"


def _own_item() -> str:
    """A page on which the staff of the dinas still have something to report, else any of theirs."""
    of_dinas = (
        select(Assignment.item_id)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Agency.short_name == "DP3A")
        .order_by(Assignment.status != ItemStatus.BELUM_DITINDAKLANJUTI, Assignment.id)
    )
    return f"/tindak-lanjut/{db.session.scalars(of_dinas).first()}"


def take(browser: Browser, address: str, scene: Scene, password: str) -> bytes:
    """The part of the page that one sees first, as PNG."""
    width = SIZES[scene.size]
    context = browser.new_context(
        base_url=address,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        viewport={"width": width["width"], "height": width["height"]},
    )
    page = context.new_page()
    page.goto("/masuk")
    page.fill("[name=identifier]", scene.account)
    page.fill("[name=password]", password)
    page.click("form[action*='/masuk'] button[type=submit]")
    page.wait_for_url(f"{address}/")
    page.goto(scene.path)
    body = page.screenshot(animations="disabled")
    context.close()
    return body


def small(body: bytes) -> bytes:
    """The same picture with as many colours as fit into MOST_BYTES."""
    picture = Image.open(io.BytesIO(body)).convert("RGB")
    if picture.width > 1000:
        picture = picture.resize((960, round(960 * picture.height / picture.width)), Image.Resampling.LANCZOS)
    for colours in _COLOURS:
        target = io.BytesIO()
        # Rare colours (badges, buttons) count as much as the ground.
        reduced = picture.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        reduced.save(target, "PNG", optimize=True)
        if target.tell() < MOST_BYTES:
            break
    return target.getvalue()


def main() -> int:
    """Make the installation, take the pictures."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    TARGET.mkdir(exist_ok=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = chromium.ensure().get("CHROMIUM")
    with installation() as (app, address, accounts), sync_playwright() as playwright, app.app_context():
        browser = playwright.chromium.launch(executable_path=found, args=OPTIONS)
        for scene in scenes():
            body = small(take(browser, address, scene, accounts[scene.account]))
            (FOLDER / f"{scene.name}.png").write_bytes(body)
            say(f"{scene.name}.png: {len(body) // 1000} KB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
