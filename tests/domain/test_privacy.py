"""The privacy guard: a table of sentences, the five real meetings, what is guarded, answered, asked or masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import app.jobs
from app.domain.meetings import Confidentiality
from app.domain.privacy import (
    Contacts,
    PhotoPassage,
    PrivacyRule,
    Severity,
    TextPassage,
    is_sensitive,
    masked,
    open_findings,
    scan,
)
from app.domain.privacy.advice import SENTENCE, SEVERITY
from tests.domain.privacy_cases import FOUND, NIK, ORDINARY, PASSING, SENSITIVE

CASES = yaml.safe_load((Path(app.jobs.__file__).parent / "data/rakor_cases.yaml").read_text("utf-8"))["meetings"]


def found(text: str, *contacts: str | None):
    return scan([TextPassage(place="p", text=text)], Contacts.of(contacts))


def texts(value: object) -> Iterator[str]:
    """Every text in a record of a meeting."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize(("text", "rule", "words"), FOUND, ids=lambda value: str(value)[:40])
def test_what_may_give_a_victim_away_is_found(text: str, rule: PrivacyRule, words: str):
    hits = [f for f in found(text) if f.rule is rule]
    assert any(words in text[f.start : f.end] for f in hits), found(text)
    assert all(f.severity is SEVERITY[rule] and f.sentence == SENTENCE[rule] and f.place == "p" for f in hits)


@pytest.mark.parametrize("text", PASSING, ids=lambda text: text[:40])
def test_what_names_nobody_passes(text: str):
    assert found(text) == ()


def test_the_table_is_large_enough():
    assert len(FOUND) >= 60
    assert len(PASSING) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_real_meetings_pass(case: dict):
    contacts = Contacts.of(contact["nomor"] for contact in case["kontak_layanan"])
    passages = [TextPassage(place=str(i), text=text) for i, text in enumerate(texts(case))]
    assert len(passages) > 30
    assert scan(passages, contacts) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_real_meetings_pass_as_one_text(case: dict):
    contacts = Contacts.of(contact["nomor"] for contact in case["kontak_layanan"])
    assert found(". ".join(texts(case)), *contacts.numbers) == ()


def test_the_hotline_of_kaltara_is_asked_about_where_it_is_not_recorded():
    [contact] = [c["nomor"] for case in CASES for c in case["kontak_layanan"] if c["nomor"]]
    [finding] = found(f"Hotline {contact}")
    assert (finding.rule, finding.severity) == (PrivacyRule.TELEPON, Severity.ASK)


@pytest.mark.parametrize("recorded", ["08111-129-129", "+62 8111 129 129", "112 / 08111129129", "62-8111-129129"])
@pytest.mark.parametrize("typed", ["08111-129-129", "+62 8111 129 129", "628111129129", "0811.1129.129, 24 jam"])
def test_recorded_contacts_pass_however_they_are_written(recorded: str, typed: str):
    assert found(f"Hubungi {typed} setiap hari.", recorded, None) == ()


def test_a_figure_after_a_recorded_number_changes_nothing():
    assert found("Hubungi 0811 1129 129 24 jam", "08111129129") == ()
    assert found("Hubungi 0811 1129 128 24 jam", "08111129129") != ()


def test_marked_passages_are_left_alone_but_a_restricted_meeting_excuses_nothing():
    text = f"Korban bernama Melati, NIK {NIK}"
    for confidentiality in (Confidentiality.TERBATAS, Confidentiality.RAHASIA):
        assert scan([TextPassage(place="p", text=text, confidentiality=confidentiality)], Contacts()) == ()
    assert scan([TextPassage(place="p", text=text, left_out=True)], Contacts()) == ()
    assert is_sensitive("Rapat biasa", confidentiality=Confidentiality.TERBATAS)
    assert [f.rule for f in found(text)] == [PrivacyRule.NAMA_KORBAN, PrivacyRule.NIK]


def test_a_photo_is_asked_about_until_answered_for_this_very_picture():
    photo = PhotoPassage(place="file:1", checksum="a" * 64)
    [finding] = scan([photo], Contacts())
    assert (finding.rule, finding.severity, finding.start, finding.end) == (PrivacyRule.FOTO, Severity.ASK, 0, 0)
    assert "tulisan tercetak" in finding.sentence
    [other] = scan([PhotoPassage(place="file:1", checksum="b" * 64)], Contacts())
    assert other.digest != finding.digest
    assert scan([PhotoPassage(place="f", checksum="c", left_out=True)], Contacts()) == ()


def test_an_answer_holds_until_the_words_change_and_never_for_a_stop():
    first = found("Catatan: Bunga, 15 tahun, dirujuk. Korban bernama Melati.")
    answered = {finding.digest for finding in first}
    again = found("Kemarin   bunga itu tiba. Bunga,\n15 tahun, pulang. Korban bernama Melati.")
    assert [f.rule for f in open_findings(again, answered)] == [PrivacyRule.NAMA_KORBAN]
    changed = found("Catatan: Bunga, 16 tahun, dirujuk.")
    assert open_findings(changed, answered) == changed != ()


def test_a_number_answered_stays_answered_in_another_spelling():
    [one], [two] = found("Hubungi 0812-3456-7890"), found("Hubungi 0812 3456 7890")
    assert one.digest == two.digest


def test_an_ordinary_meeting_is_asked_nothing_but_still_held_back():
    passages = [TextPassage(place="p", text=f"Jalan Kenanga No. 12, NIK {NIK}"), PhotoPassage(place="f", checksum="a")]
    assert [f.rule for f in scan(passages, Contacts(), sensitive=False)] == [PrivacyRule.NIK]


def test_findings_come_in_the_order_of_the_passages():
    passages = [TextPassage(place="a", text=f"x {NIK} dan AB (14)"), TextPassage(place="b", text="Anak bernama Kuncup")]
    assert [(f.place, f.rule) for f in scan(passages, Contacts())] == [
        ("a", PrivacyRule.NIK),
        ("a", PrivacyRule.INISIAL_USIA),
        ("b", PrivacyRule.NAMA_ANAK),
    ]


def test_masked_text_keeps_everything_but_the_words_found():
    text = f"Korban bernama Melati Kuncup\u00a0(14) ber-NIK {NIK} pulang."
    assert masked(text, found(text)) == "[…] ber-NIK […] pulang."
    assert masked("Tidak ada apa-apa.", ()) == "Tidak ada apa-apa."


def test_an_excerpt_is_one_short_line():
    [finding] = found("Korban beralamat di\nPerumahan " + "Sangat Panjang " * 20)[:1]
    assert "\n" not in finding.excerpt
    assert len(finding.excerpt) <= 120


@pytest.mark.parametrize("text", SENSITIVE)
def test_meetings_on_violence_are_sensitive(text: str):
    assert is_sensitive(text)
    assert is_sensitive("Rapat koordinasi", [text])
    assert is_sensitive("Rapat koordinasi", [], ["pembukaan", text])


@pytest.mark.parametrize("text", ORDINARY)
def test_other_meetings_are_not(text: str):
    assert not is_sensitive(text, [text], [text])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_real_meetings_are_sensitive(case: dict):
    assert is_sensitive(case["judul"])
    assert is_sensitive("Rapat koordinasi", case["topik"])


def test_sentences_say_what_to_do():
    assert set(SENTENCE) == set(SEVERITY) == set(PrivacyRule)
    for rule, sentence in SENTENCE.items():
        assert re.search("[Hh]apus|Ganti foto", sentence), rule
        assert "terbatas" in sentence or rule is PrivacyRule.TELEPON
        assert ("boleh dimuat" in sentence) == (SEVERITY[rule] is Severity.ASK)
