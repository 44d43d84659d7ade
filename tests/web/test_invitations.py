"""The step Undangan: letters and texts for those who write them, recipients for all, nobody told twice."""

from __future__ import annotations

import io
from datetime import time

import pytest
from docx import Document
from lxml import html
from sqlalchemy import func, select

from app.db import db
from app.domain.letters import DispatchKind, LetterKind
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.letters import Dispatch, Letter
from tests import factories, page
from tests.services.letters_case import LettersCase
from tests.statements import statements


@pytest.fixture
def case(app) -> LettersCase:
    return LettersCase()


def url(case: LettersCase, rest: str = "") -> str:
    return f"/rapat/{case.meeting.id}/undangan{rest}"


def told(case: LettersCase) -> list[tuple[DispatchKind, int, int | None]]:
    rows = db.session.execute(select(Dispatch.kind, Dispatch.round, Dispatch.participant_id).order_by(Dispatch.id))
    return [tuple(row) for row in rows]


def send(browser, case: LettersCase, **values: str):
    """What the form on the page would send, with the pressed button."""
    tree = html.document_fromstring(browser.get(url(case)).text)
    form = next(one for one in tree.forms if one.action and one.action.endswith("/undangan"))
    return browser.post(url(case), {**dict(form.fields), **values})


def words(answer) -> str:
    document = Document(io.BytesIO(answer.data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_day_a_meeting_is_moved(case, browser_of):
    """praktik.md, day A: undangan signed, told, moved to 13.30, ralat and new text, nobody told twice."""
    browser = browser_of(case.user)
    first = browser.get(url(case))
    assert "Buat konsep undangan" in first.text
    assert "09.00 WIB" in first.text
    case.undangan()
    assert send(browser, case, sampaikan="undangan-0-semua").status_code == 303
    ids = [row.id for row in case.invited]
    assert told(case) == [(DispatchKind.UNDANGAN, 0, one) for one in ids]
    assert "Tandai semua" not in browser.get(url(case)).text

    case.move(time(13, 30))
    text = browser.get(url(case)).text
    assert "Waktu rapat berubah setelah surat undangan terbit: buat ralat undangan." in text
    assert "13.30 WIB" in text
    assert "2 diundang, 2 belum menerima ralat undangan" in text
    assert send(browser, case, sampaikan=f"ralat-1-{ids[0]}").status_code == 303
    case.issue(case.draft(LetterKind.RALAT), "000.1.5/13/Setda")
    again = browser.get(url(case)).text
    assert "buat ralat" not in again
    assert "2 diundang, 1 belum menerima ralat undangan" in again
    assert send(browser, case, sampaikan="ralat-1-semua").status_code == 303
    assert told(case)[2:] == [(DispatchKind.RALAT, 1, one) for one in ids]
    assert "2 diundang, semua sudah menerima ralat undangan" in browser.get(url(case)).text


def test_who_was_told_is_told_once_although_the_button_is_pressed_again(case, browser_of):
    browser = browser_of(case.user)
    one = str(case.invited[0].id)
    for _ in range(2):
        assert send(browser, case, sampaikan=f"undangan-0-{one}").status_code == 303
    assert len(told(case)) == 1


def test_a_page_opened_before_the_meeting_moved_notes_nothing(case, browser_of):
    browser = browser_of(case.user)
    send(browser, case, sampaikan=f"undangan-0-{case.invited[0].id}")
    data = {"sampaikan": f"undangan-0-{case.invited[1].id}", "channel": "wa"}
    case.move()
    answer = browser.post(url(case), data)
    assert answer.status_code == 422
    assert "Rapat berubah sejak halaman ini dibuka" in answer.text
    assert len(told(case)) == 1


def test_a_recipient_of_another_meeting_is_refused(case, browser_of):
    other = factories.participant(factories.meeting(case.setda, case.user), agency_id=case.social.id)
    answer = send(browser_of(case.user), case, sampaikan=f"undangan-0-{other.id}")
    assert answer.status_code == 422
    assert told(case) == []


@pytest.mark.parametrize(
    ("role", "agency", "letters", "phone"),
    [
        (Role.SECRETARIAT, "setda", True, True),
        (Role.SECRETARIAT, "social", False, False),
        (Role.REPORTER, "social", False, True),
        (Role.SEKDA, "setda", True, False),
        (Role.OBSERVER, None, False, False),
    ],
)
def test_what_each_role_finds(case, browser_of, role, agency, letters, phone):
    head = factories.person(case.government, "Rustam", phone="0812-1111-2222")
    factories.appointment(head, case.social, "Kepala Dinas Sosial")
    case.draft()
    user = factories.user(case.government, role, getattr(case, agency) if agency else None)
    answer = browser_of(user).get(url(case))
    assert answer.status_code == 200
    row = db.session.scalars(select(Letter)).one()
    assert (f"/surat/{row.id}.docx" in answer.text) is letters
    assert ("0812-1111-2222" in answer.text) is phone
    keeps = (role, agency) == (Role.SECRETARIAT, "setda")
    assert ("https://wa.me/" in answer.text) is keeps
    assert ("Tandai" in answer.text) is keeps


def test_an_issued_letter_goes_with_the_meeting_a_draft_does_not(case, browser_of):
    observer = browser_of(factories.user(case.government, Role.OBSERVER))
    draft = case.draft()
    assert observer.get(url(case, f"/{draft}.docx")).status_code == 404
    assert observer.get(f"/rapat/{case.meeting.id}/surat/{draft}.docx").status_code == 403
    case.issue(draft)
    answer = observer.get(url(case, f"/{draft}.docx"))
    assert answer.status_code == 200
    assert f'surat-undangan-rapat-{case.meeting.id}-{draft}.docx"' in answer.headers["Content-Disposition"]
    for shown in ("000.1.5/12/Setda", "20 November 2026", "Rapat Koordinasi Stunting", "Kepala Dinas Sosial", "Aula"):
        assert shown in words(answer)
    item = factories.item(case.meeting, case.social)
    follow_up = case.issue(case.draft(LetterKind.TINDAK_LANJUT, agency_id=case.social.id), "13")
    assert item.id
    assert observer.get(url(case, f"/{follow_up}.docx")).status_code == 404


def test_every_kind_of_letter_is_a_paper(case, browser_of):
    browser = browser_of(case.user)
    factories.item(case.meeting, case.social, "Menjaga rumah aman")
    case.undangan()
    case.move()
    made = [
        case.draft(LetterKind.RALAT),
        case.draft(LetterKind.TINDAK_LANJUT, agency_id=case.social.id),
        case.draft(LetterKind.NOTA_DINAS),
    ]
    wanted = ("13.30 WIB", "Menjaga rumah aman", "NOTA DINAS")
    for letter_id, word in zip(made, wanted, strict=True):
        for _ in range(2):  # assembled live as a draft, out of the snapshot once it is issued
            answer = browser.get(f"/rapat/{case.meeting.id}/surat/{letter_id}.docx")
            assert answer.status_code == 200
            assert word in words(answer)
            if letter_id != made[1]:
                continue
        case.issue(letter_id, f"nomor-{letter_id}")
        assert f"nomor-{letter_id}" in words(browser.get(f"/rapat/{case.meeting.id}/surat/{letter_id}.docx"))


def test_the_right_signer_is_a_remark_and_not_a_wall(case, browser_of):
    police = factories.agency(case.government, "Polres Contoh", kind="polri", relation="mitra", head_title="Kapolres")
    factories.participant(case.meeting, agency_id=police.id)
    letter_id = case.draft()
    answer = browser_of(case.user).get(f"/rapat/{case.meeting.id}/surat/{letter_id}")
    assert "lazimnya ditandatangani kepala daerah" in answer.text
    case.issue(letter_id)


def test_papers_of_a_meeting(case, browser_of):
    factories.item(case.meeting, case.social, "Menjaga rumah aman", indicator="Rumah aman", horizons=[])
    browser = browser_of(case.user)
    here = f"/rapat/{case.meeting.id}"
    assert "DAFTAR HADIR" in words(browser.get(f"{here}/daftar-hadir.docx?hari=9&sesi=x"))
    assert "Menjaga rumah aman" in words(browser.get(f"{here}/matriks-rencana-aksi.docx"))
    assert "Menjaga rumah aman" in words(browser.get(f"{here}/ringkasan-sementara.docx"))
    shown = browser.get(f"{here}/ringkasan-sementara").text
    assert "Isi ringkasan ini sementara" in shown
    assert "Menjaga rumah aman" in shown


def test_an_agency_is_told_of_its_follow_up_once_a_revision(case, browser_of):
    factories.item(case.meeting, case.social, "Menjaga rumah aman")
    browser = browser_of(case.user)
    here = f"/rapat/{case.meeting.id}/surat-tindak-lanjut/{case.social.id}"
    assert "Menjaga rumah aman" in browser.get(here).text
    data = {"channel": "wa"}
    for _ in range(2):
        assert browser.post(here, data).status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Dispatch)) == 1
    assert "Sudah disampaikan" in browser.get(here).text
    minutes = factories.approved(case.meeting)
    assert minutes.revision_no == 1
    assert "Tandai sudah disampaikan" in browser.get(here).text


def test_conclusions_of_a_draft_stay_with_its_readers(case, browser_of):
    from_draft = factories.point(factories.section(case.meeting), "Butir konsep")
    assert from_draft.id
    observer = browser_of(factories.user(case.government, Role.OBSERVER))
    assert "Butir konsep" not in observer.get(f"/rapat/{case.meeting.id}/ringkasan-sementara").text


def test_few_statements_however_many_recipients(case, browser_of):
    case.undangan()
    counts = []
    for more in (3, 10):
        for _ in range(more):
            person = factories.person(case.government, phone="0812-1111-2222")
            factories.participant(case.meeting, agency_id=case.social.id, person_id=person.id, name_text=person.name)
        browser = browser_of(case.user)
        browser.get(url(case))
        with statements() as sent:
            answer = browser.get(url(case))
        assert answer.status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1]
    assert counts[0] <= 10, counts


def test_pages_are_whole(case, app, browser_of):
    browser = browser_of(case.user)
    factories.item(case.meeting, case.social, "Menjaga rumah aman")
    pages = [url(case), f"/rapat/{case.meeting.id}/surat", f"/rapat/{case.meeting.id}/ringkasan-sementara"]
    pages.append(f"/rapat/{case.meeting.id}/surat-tindak-lanjut/{case.social.id}")
    letter_id = case.undangan(None)
    case.move()
    ralat = case.draft(LetterKind.RALAT)
    for one in (letter_id, ralat):
        pages += [f"/rapat/{case.meeting.id}/surat/{one}{rest}" for rest in ("", "/ubah", "/terbitkan", "/nomor")]
        pages += [f"/rapat/{case.meeting.id}/surat/{one}{rest}" for rest in ("/pengiriman", "/batalkan")]
    for address in pages:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert page.faults(app, answer) == [], address


def test_a_rahasia_meeting_is_announced_to_its_readers_only(case, browser_of):
    meeting = factories.meeting(case.setda, case.user, "Rapat tertutup", Confidentiality.RAHASIA)
    factories.participant(meeting, agency_id=case.social.id)
    head = factories.user(case.government, Role.AGENCY_HEAD, case.social)
    assert browser_of(head).get(f"/rapat/{meeting.id}/undangan").status_code == 404
    assert browser_of(case.user).get(f"/rapat/{meeting.id}/undangan").status_code == 200
