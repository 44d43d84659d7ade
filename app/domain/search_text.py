"""Text as the search knows it: one function for what is stored and what is asked. No SQL but the query's words."""

from __future__ import annotations

import re
import unicodedata

import snowballstemmer

QUERY_WORDS_MAX = 12
_WORD_MAX = 64

_WORD = re.compile(r"[^\W_]+")

#: Other spellings and abbreviations of the trade, written as the words they stand for.
_SYNONYMS = {
    "notulen": "notula",
    "notulensi": "notula",
    "rakor": "rapat koordinasi",
    "walikota": "wali kota",
    "sekda": "sekretaris daerah",
    "setda": "sekretariat daerah",
    "wabup": "wakil bupati",
    "wawako": "wakil wali kota",
}

#: Verbs whose first letter me- and pe- swallow and the stemmer does not give back: "mengirim" is to meet "kirim".
_SWALLOWED = """
    kaji kelola kembang kerja kirim koordinasi kuat kumpul kunjung kurang
    tambah tampung tanggap tanggung tangan tekan terap terbit terima tetap tindak tingkat tinjau tugas tulis tunggu
    tunjuk tutup
"""
_STEMS = {verb[1:]: verb for verb in _SWALLOWED.split()} | {
    "indaklanjut": "tindak lanjut",
    "tindaklanjut": "tindak lanjut",
    "lola": "kelola",
    "endal": "kendali",
    "ndali": "kendali",
    "ila": "nilai",
    "nila": "nilai",
    "ima": "terima",
}


def search_words(text: str) -> list[str]:
    """The words of a text in their order: folded, synonyms unified, stemmed. Letters and digits only."""
    # The stemmer keeps its word in itself, so threads cannot share one; making it costs less than a word.
    stemmer = snowballstemmer.stemmer("indonesian")
    words: list[str] = []
    for word in _WORD.findall(_folded(text)):
        for known in _SYNONYMS.get(word, word).split():
            stem = _stem(stemmer, known[:_WORD_MAX])
            words += _STEMS.get(stem, stem).split()
    return words


def search_text(text: str) -> str:
    """What is stored for a text to be found by: its search words with one space between them."""
    return " ".join(search_words(text))


def fts5_query(text: str, *, prefix: bool = False) -> str:
    """A MATCH expression of SQLite's FTS5 that wants all words; "" when nothing is asked (then do not query).

    With `prefix` the last word may be the beginning of a longer one.
    """
    words = _asked(text)
    return " ".join(f'"{word}"' for word in words) + ("*" if prefix and words else "")


def tsquery(text: str, *, prefix: bool = False) -> str:
    """The same question for PostgreSQL's to_tsquery('simple', …); "" when nothing is asked."""
    words = _asked(text)
    return " & ".join(f"'{word}'" for word in words) + (":*" if prefix and words else "")


def escape_like(text: str) -> str:
    r"""Text for LIKE … ESCAPE '\' in which % and _ mean themselves."""
    return re.sub(r"([\\%_])", r"\\\1", text)


def _folded(text: str) -> str:
    """Small letters without marks in their plainest form: the two databases fold letters differently themselves."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _asked(text: str) -> list[str]:
    return list(dict.fromkeys(search_words(text)))[:QUERY_WORDS_MAX]


def _stem(stemmer: snowballstemmer.indonesian_stemmer.IndonesianStemmer, word: str) -> str:
    """Stemmed until nothing changes, so that "penyelesaian" and "selesai" meet."""
    while (shorter := stemmer.stemWord(word)) != word:
        word = shorter
    return word
