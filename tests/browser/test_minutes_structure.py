"""Structure of minutes in the browser: order by keyboard and drag, light marks, cleaned paste, words become items."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import SectionKind
from tests import factories

WORD_HTML = """
<html><head><style>p {color: red}</style></head><body>
<p class=MsoNormal style='font-family:Arial'>Hal <b>penting</b> <i>rapat</i>:<o:p></o:p></p>
<p class=MsoList style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>· </span>data kasus</p>
<ul><li>satu</li><li><span style="font-weight:700">dua </span>lagi</li></ul><ol start="3"><li>tiga</li></ol>
<script>document.title = "dijalankan"</script><img src="https://contoh.test/x.png"></body></html>
"""
CLEANED = "Hal **penting** rapat:\n- data kasus\n- satu\n- **dua** lagi\n3. tiga"


@pytest.fixture
def minutes(site):
    """Three points in a section, and two further sections of one kind, in the ordinary meeting."""
    with site.app.app_context():
        meeting = site.world.meetings[Confidentiality.BIASA]
        one = factories.section(meeting, SectionKind.LAINNYA, "Pembahasan pertama")
        two = factories.section(meeting, SectionKind.LAINNYA, "Pembahasan kedua")
        made = [factories.point(one, f"Uraian {word} menyampaikan laporan") for word in ("satu", "dua", "tiga")]
        factories.point(two, "Dinas **Kesehatan** melapor paling lambat 31 Juli 2031 kepada rapat")
        where = (meeting.id, one.id, two.id, [row.id for row in made])
        db.session.remove()
    return where


@pytest.fixture
def writer(window, sign_in):
    page = window()
    sign_in(page, "reader_sek")
    return page


def texts(page: Page) -> list[str]:
    return [one.input_value().split()[1] for one in page.locator("[data-rows=points] textarea[name$='-text']").all()]


def sections(page: Page, *titles: str) -> list[str]:
    """The titles in the order of the list, those of other tests left out."""
    return [title for title in page.locator("[data-sections] .section-name").all_text_contents() if title in titles]


def drag(page: Page, handle, over) -> None:
    """With the mouse, past the middle of another entry."""
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), over.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"], (start["y"] + end["y"]) / 2, steps=4)
    page.mouse.move(start["x"], end["y"] + end["height"] * (0.2 if end["y"] < start["y"] else 0.8), steps=6)
    page.mouse.up()


def test_points_change_places_by_keyboard_and_by_drag(writer, minutes):
    meeting_id, section_id, _, _ = minutes
    writer.goto(f"/rapat/{meeting_id}/notula/bagian/{section_id}")
    rows = writer.locator("[data-rows=points] [data-row]")
    rows.nth(0).locator("textarea").first.focus()
    writer.keyboard.press("Alt+ArrowDown")
    assert texts(writer) == ["dua", "satu", "tiga"]
    expect(writer.locator("[data-rows=points] > [data-rows-status]")).to_have_text(
        "Butir dipindahkan ke urutan 2 dari 3."
    )
    expect(rows.nth(1).locator("textarea").first).to_be_focused()
    drag(writer, rows.nth(2).locator("[data-drag-handle]"), rows.nth(0))
    assert texts(writer) == ["tiga", "dua", "satu"]
    assert [one.get_attribute("name") for one in rows.locator("textarea[name$='-text']").all()] == [
        f"points-{number}-text" for number in range(3)
    ]


def test_a_finger_drags_a_point_and_the_page_goes_along(browser, site, sign_in, minutes):
    meeting_id, section_id, _, _ = minutes
    phone = browser.new_context(
        base_url=site.url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="id-ID"
    )
    page = phone.new_page()
    sign_in(page, "reader_sek")
    page.goto(f"/rapat/{meeting_id}/notula/bagian/{section_id}")
    handle = page.locator("[data-rows=points] [data-drag-handle]").first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    finger = phone.new_cdp_session(page)

    def touch(kind: str, *y: float) -> None:
        points = [{"x": box["x"] + 18, "y": at} for at in y]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", box["y"] + 18)
    for at in (740, 750, 760, 770, 780):
        touch("touchMove", at)
    # The second point comes up from below while the finger rests near the edge.
    expect(page.locator("[data-rows=points] textarea[name$='-text']").first).to_have_value(
        "Uraian dua menyampaikan laporan", timeout=15_000
    )
    touch("touchEnd")
    expect(page.locator("[data-rows=points] > [data-rows-status]")).to_contain_text("dipindahkan ke urutan")
    phone.close()


def test_sections_of_a_kind_change_places_without_leaving_the_page(writer, minutes):
    meeting_id, one, two, _ = minutes
    titles = ("Pembahasan pertama", "Pembahasan kedua")
    writer.goto(f"/rapat/{meeting_id}/notula")
    item = writer.locator(f"[data-section='{one}']")
    item.locator("[data-drag-handle]").focus()
    writer.keyboard.press("Alt+ArrowDown")
    expect(writer.locator("[data-sections-status]")).to_contain_text("Bagian Pembahasan pertama dipindahkan ke urutan")
    assert sections(writer, *titles)[-2:] == ["Pembahasan kedua", "Pembahasan pertama"]
    writer.reload()
    assert sections(writer, *titles)[-2:] == ["Pembahasan kedua", "Pembahasan pertama"]
    with writer.expect_response(lambda answer: answer.url.endswith("/pindah")):
        drag(
            writer,
            writer.locator(f"[data-section='{one}'] [data-drag-handle]"),
            writer.locator(f"[data-section='{two}']"),
        )
    writer.reload()
    assert sections(writer, *titles)[-2:] == ["Pembahasan pertama", "Pembahasan kedua"]


def test_bold_by_keyboard_and_paste_without_its_clothes(writer, minutes):
    meeting_id, section_id, _, _ = minutes
    writer.goto(f"/rapat/{meeting_id}/notula/bagian/{section_id}")
    field = writer.locator("[data-rows=points] textarea[name='points-0-text']")
    field.fill("wajib melapor")
    field.evaluate("node => node.setSelectionRange(0, 6)")
    field.press("Control+b")
    assert field.input_value() == "**wajib** melapor"
    field.press("Control+b")
    assert field.input_value() == "wajib melapor"
    field.fill("")
    paste = """(node, source) => {
        const data = new DataTransfer();
        data.setData("text/html", source);
        node.focus();
        node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }"""
    field.evaluate(paste, WORD_HTML)
    assert field.input_value() == CLEANED
    assert "dijalankan" not in writer.title()


def test_marked_words_become_a_follow_up_and_the_keyboard_takes_the_whole_point(writer, minutes):
    meeting_id, _, two, points = minutes
    writer.goto(f"/rapat/{meeting_id}/notula")
    point = writer.locator(f"#bagian-{two} [data-point]")
    # From within the bold word to behind the date.
    point.evaluate(
        """node => {
            const [, bold, rest] = node.querySelectorAll("[data-at]");
            const range = document.createRange();
            range.setStart(bold.firstChild, 3);
            range.setEnd(rest.firstChild, rest.textContent.indexOf(" kepada"));
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
        }"""
    )
    menu = writer.get_by_role("toolbar", name="Jadikan dari kata yang ditandai")
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Jadikan tindak lanjut").click()
    text = writer.get_by_label("Uraian tindak lanjut").or_(writer.locator("textarea[name=text]")).first
    assert text.input_value() == "Kesehatan melapor paling lambat 31 Juli 2031"
    assert writer.locator("[name=due_on]").input_value() == "2031-07-31"

    writer.goto(f"/rapat/{meeting_id}/notula")
    writer.locator(f"#butir-{points[1]} summary").first.focus()
    writer.keyboard.press("k")
    writer.wait_for_url("**/kesimpulan?**")
    focused = writer.locator("textarea:focus")
    assert focused.input_value() == "Uraian dua menyampaikan laporan"
