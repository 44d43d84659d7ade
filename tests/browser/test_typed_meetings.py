"""Two real meetings typed as quick notes, up to the approved notula: its facts are those of the record.

README.md states how many keys that took; the journey says whether it still does.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.domain.indonesian import number
from tests.browser.keyboard import Keyboard
from tests.browser.notes_case import all_saved
from tests.browser.person import download, pick, save
from tests.browser.steps import SIZES, entered, inside, picture, says
from tests.browser.typed_meetings import CHAIR, TypedMeeting, strokes
from tests.cases.test_papers import SHARED_CHECK, stated, words_of
from tests.documents.outline import outline, paragraphs
from tests.storage.samples import pdf_file

README = Path(__file__).parents[2] / "README.md"
MEETINGS = {"Tanjungpinang": "seed-000", "Jambi": "seed-001"}


@pytest.mark.parametrize(("name", "case_id"), MEETINGS.items(), ids=MEETINGS)
def test_a_real_meeting_is_typed_and_approved(window, site, tmp_path, name, case_id):
    meeting = TypedMeeting(case_id)
    with inside(site):
        meeting.plan()
    page = entered(window, site, meeting, SIZES["desk"])("notulis")
    keyboard = _types(page, meeting, name.lower())
    _looks(page, name.lower())
    paper = _approves(page, meeting)
    with inside(site):
        _keeps_the_facts(meeting)
    _states_the_facts(paper, meeting, tmp_path)
    _counts(name, keyboard, paper)


def _types(page: Page, meeting: TypedMeeting, name: str) -> Keyboard:
    """Everything by keyboard; where a line is put right, the person sees first what was understood of it."""
    page.goto(f"{meeting.address}/catat")
    expect(page.get_by_label("Ketik, lalu Enter")).to_be_focused()
    keyboard = Keyboard(page)
    for one in strokes(name):
        if "ArrowUp" in one.keys:
            all_saved(page)
        keyboard.press(*one.keys)
        if one.line:
            keyboard.line(one.line)
    all_saved(page)
    expect(page.get_by_label("Ketik, lalu Enter")).to_be_focused()
    expect(page.locator(".note-line[data-line]")).to_have_count(keyboard.lines)
    return keyboard


def _looks(page: Page, name: str) -> None:
    """The page as it stands for whoever opens it now."""
    for width, height in (SIZES["phone"], SIZES["desk"]):
        page.set_viewport_size({"width": width, "height": height})
        page.reload()
        picture(page, f"ketik-{name}")


def _approves(page: Page, meeting: TypedMeeting) -> bytes:
    """Submitted, signed on paper by whoever led it, recorded; the paper is that of the first revision."""
    page.goto(f"{meeting.address}/persetujuan")
    picture(page, "ketik-persetujuan")
    save(page, "Ajukan persetujuan")
    page.get_by_role("link", name="Catat persetujuan pimpinan").click()
    signed_on = meeting.case["tanggal"] + timedelta(days=9)
    page.locator("[name=signed_on]").fill(signed_on.isoformat())
    pick(page.locator("[name=signer]"), CHAIR)
    scan = {"name": "notula bertanda tangan.pdf", "mimeType": "application/pdf", "buffer": pdf_file()}
    page.locator("[name=file]").set_input_files(scan)
    save(page, "Catat persetujuan")
    says(page, "Disetujui", "Revisi ke-1")
    return download(page, "Unduh Word")


def _keeps_the_facts(meeting: TypedMeeting) -> None:
    """The frozen record, fact by fact; nothing that the source leaves open was filled in."""
    assert list(meeting.differences()) == []


def _states_the_facts(paper: bytes, meeting: TypedMeeting, folder: Path) -> None:
    """The approved paper, in the words of the record."""
    words = words_of(paper)
    assert [fact for fact in stated(meeting.case) if fact.casefold() not in words] == []
    assert CHAIR.casefold() in words
    assert "konsep" not in outline(paper).casefold()
    if SHARED_CHECK.exists():
        file = folder / "notula.docx"
        file.write_bytes(paper)
        asked = [sys.executable, SHARED_CHECK, meeting.case_id, file]
        run = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr


def _counts(name: str, keyboard: Keyboard, paper: bytes) -> None:
    """What was measured, and that README.md states just that."""
    characters = sum(len(text) for _, text in paragraphs(paper))
    print(f"{name}: {number(keyboard.count)} ketukan, {number(characters)} karakter notula")
    measured = (keyboard.lines, keyboard.count, characters, keyboard.count / characters)
    row = "| {} | {} | {:,} | {:,} | {:.2f} |".format(name, *measured)
    assert row in README.read_text(encoding="utf-8"), f"README.md: {row}"
