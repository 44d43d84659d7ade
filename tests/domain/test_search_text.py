"""Search: words that belong together meet, and no text whatever breaks a query."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, text

from app.db import engine_options
from app.domain.search_text import (
    QUERY_WORDS_MAX,
    escape_like,
    fts5_query,
    search_text,
    search_words,
    tsquery,
)

ANY_TEXT = st.text(st.characters(), max_size=80) | st.text("\"'*()&|!:<->^+-~\\NEAR AND OR NOTab", max_size=40)
_TSQUERY = re.compile(r"(?:'[^\W_]+'(?: & '[^\W_]+')*(?::\*)?)?")


@pytest.fixture(scope="module")
def connection() -> Connection:
    engine = create_engine("sqlite://", **engine_options("sqlite://"))
    with engine.connect() as opened:
        opened.execute(text("CREATE VIRTUAL TABLE entries USING fts5(body)"))
        yield opened
    engine.dispose()


def finds(connection: Connection, stored: str, asked: str, *, prefix: bool = False) -> bool:
    connection.execute(text("DELETE FROM entries"))
    connection.execute(text("INSERT INTO entries (body) VALUES (:body)"), {"body": search_text(stored)})
    query = {"query": fts5_query(asked, prefix=prefix)}
    return connection.execute(text("SELECT count(*) FROM entries WHERE entries MATCH :query"), query).scalar_one() == 1


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("Penyelesaian kasus TPPO", "selesai"),
        ("Kasus diselesaikan", "penyelesaian"),
        ("Notula rapat", "notulen"),
        ("Notulen rapat", "NOTULA"),
        ("Rakor gugus tugas", "rapat koordinasi"),
        ("Rapat Koordinasi Gugus Tugas", "rakor"),
        ("Wali Kota Jambi", "walikota"),
        ("Sekretaris Daerah", "Sekda"),
        ("Mengirimkan format data", "kirim"),
        ("Ditindaklanjuti oleh dinas", "tindak lanjut"),
        ("Penanganan korban", "menangani"),
        ("Peningkatan jejaring", "ditingkatkan"),
        ("Mengoordinasikan OPD", "koordinasi"),
        ("Sdr. Mu'minun hadir", "Mu'minun"),
        ("Sdr. Mu’minun hadir", "mu'minun"),
        ("DP3APM Kota Tanjungpinang", "dp3apm"),
        ("Café ＴＰＰＯ", "cafe tppo"),
        ("kode 2.08.03.2.01.01", "2.08.03"),
    ],
)
def test_words_of_one_family_meet(connection: Connection, stored: str, asked: str) -> None:
    assert finds(connection, stored, asked)


@pytest.mark.parametrize(
    ("stored", "asked"),
    [("Notula rapat", "undangan"), ("Sekretariat", "sekretaris"), ("Kasus selesai", "selesai kemarin")],
)
def test_other_words_do_not(connection: Connection, stored: str, asked: str) -> None:
    assert not finds(connection, stored, asked)


def test_the_beginning_of_the_last_word_is_enough_where_asked(connection: Connection) -> None:
    assert finds(connection, "Rapat koordinasi TPPO", "rapat koordi", prefix=True)
    assert not finds(connection, "Rapat koordinasi TPPO", "rapat koordi")
    assert not finds(connection, "Rapat koordinasi TPPO", "rap koordinasi", prefix=True)


@pytest.mark.parametrize(
    "forms",
    [
        "kirim mengirim mengirimkan pengiriman dikirim dikirimkan",
        "kelola mengelola pengelolaan dikelola",
        "kendali mengendalikan pengendalian dikendalikan",
        "tingkat meningkatkan peningkatan ditingkatkan",
        "terima menerima penerimaan diterima",
        "nilai menilai penilaian dinilai",
        "susun menyusun penyusunan disusun",
        "lapor laporan melaporkan pelaporan dilaporkan",
        "sosialisasi menyosialisasikan disosialisasikan",
        "lindung melindungi perlindungan pelindungan terlindungi",
    ],
)
def test_verbs_of_the_trade_share_one_stem(forms: str) -> None:
    assert len(set(search_words(forms))) == 1


@pytest.mark.parametrize("asked", ["", "   ", "!!!", '"', "_", "\x00", "*"])
def test_nothing_asked_is_no_query(asked: str) -> None:
    assert fts5_query(asked) == fts5_query(asked, prefix=True) == ""
    assert tsquery(asked) == tsquery(asked, prefix=True) == ""


def test_long_questions_are_cut() -> None:
    asked = " ".join(f"kata{number}" for number in range(500))
    assert fts5_query(asked).count('"') == 2 * QUERY_WORDS_MAX
    assert max(map(len, search_words("a" * 5_000))) <= 64


@settings(max_examples=400)
@given(asked=ANY_TEXT, prefix=st.booleans())
def test_no_text_breaks_a_query(connection: Connection, asked: str, prefix: bool) -> None:
    query = fts5_query(asked, prefix=prefix)
    if query:
        connection.execute(text("SELECT count(*) FROM entries WHERE entries MATCH :query"), {"query": query}).scalar()
    assert _TSQUERY.fullmatch(tsquery(asked, prefix=prefix))


@given(st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=60))
def test_every_text_is_found_by_its_own_words(connection: Connection, stored: str) -> None:
    words = search_words(stored)
    # FTS5 follows an older Unicode: only what it knows as letters and figures is promised.
    if words and all(word.isascii() for word in words):
        assert finds(connection, stored, " ".join(stored.split()[:QUERY_WORDS_MAX]) or stored)


@given(st.text(max_size=60))
def test_case_and_form_of_letters_do_not_matter(stored: str) -> None:
    assert search_words(stored) == search_words(stored.casefold())


def test_signs_of_like_mean_themselves() -> None:
    assert escape_like(r"100% a_b \ c") == r"100\% a\_b \\ c"
