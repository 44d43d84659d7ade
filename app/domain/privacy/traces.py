"""What leads to a person without a name in plain text: age beside initials, addresses, school and class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.privacy import name_words as known
from app.domain.privacy.names import CAPITAL, may_hold

Span = tuple[int, int]

_AGE = r"\d{1,2}(?!\d)"
_YEARS = rf"{_AGE} ?(?:tahun|thn|th|bulan|bln)\b"
_AGED = r"(?:(?:yang )?(?:masih |baru )?(?:berusia|berumur|usia|umur)(?:nya)?(?: sekitar| kurang lebih)? )"
_INITIALS = r"(?-i:[A-Z](?:\.? ?[A-Z]){0,3}(?![A-Za-z])\.?)"
_PERSON = rf"(?:{known.VICTIM}|{known.CLIENT}|{known.CHILD}|perempuan|wanita|pelapor|pelaku|terlapor|tersangka)"
_NEAR = re.compile(rf"\b(?:{_PERSON}|berinisial|inisial)\b", re.IGNORECASE)
_VICTIM = re.compile(
    rf"\b(?:{known.VICTIM}|pelaku|tersangka|berinisial|inisial|abh|dicabuli|diperkosa|dilecehkan|dirundung|dianiaya|disetubuhi|hamil)\b",
    re.IGNORECASE,
)
_NEAR_BY = 120

_INITIALS_AND_AGE = re.compile(
    rf"(?<![\w.])(?P<name>{_INITIALS}) ?(?:\( ?(?:{_AGED}|usia )?{_AGE} ?(?:tahun|thn|th)?\.? ?\)"
    rf"|,? ?{_AGED}{_AGE}|, ?{_YEARS})",
    re.IGNORECASE,
)
_NAME_AND_AGE = re.compile(
    rf"(?<![\w.])(?P<name>{CAPITAL})(?: {CAPITAL}){{0,2}}(?:,? ?[(,]? ?(?:{_AGED})(?:{_YEARS}|{_AGE})| ?[(,] ?{_YEARS}|"
    rf" ?(?P<bare>\( ?{_AGE} ?\)))\)?"
    r"(?! (?:penjara|kurungan|lalu|terakhir|yang lalu|silam|ke depan|mengabdi|anggaran|masa))",
    re.IGNORECASE,
)
_INITIALLED = re.compile(
    rf"\b{_PERSON}\b(?:[ ,(]{{1,2}}[^\s.,;:!?()\x00]{{1,30}}){{0,6}}? ?"
    rf"[ ,(]{{1,2}}(?:ber)?inisial[ :\"'(]{{0,3}}{_INITIALS}"
    rf"(?:[ ,(]{{0,3}}(?:{_AGED})?{_YEARS}\)?)?",
    re.IGNORECASE,
)
#: What every text has in it that one of the three finds.
AGED_STEMS = ("usia", "umur", "(", "tahun", "th", "bulan", "bln", "inisial")
_PLACES = known.words("kota kabupaten kecamatan kelurahan desa provinsi kab kec kel dusun kampung rw rt")

_STREET = r"(?:jalan|jln|jl|gang|gg|lorong|lrg)\b\.?"
_ADDRESSES = (
    re.compile(
        rf"\b{_STREET} ?[^\W_][^\n;:!?\x00]{{0,50}}?[ ,]\(?(?:no|nomor|nmr|blok|rt)\b[ .:]{{0,3}}[a-z]{{0,3}} ?\d+",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?-i:[Jj]ln?|JLN?|[Gg]g)\b\.? ?{CAPITAL}(?: {CAPITAL}){{0,3}}(?: \d{{1,3}}(?!\d))?"),
    re.compile(
        r"\brt\b[ .:]{0,3}\d{1,3}(?: ?[/,]? ?(?:dan )?(?:rw\b[ .:]{0,3})?\d{1,3})?(?!\d)|\brw\b[ .:]{0,3}\d{1,3}(?!\d)"
        r"|\brt ?/ ?rw\b[ .:]{0,3}\d{1,3} ?/ ?\d{1,3}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:beralamat(?:kan)?|alamat(?:nya)?(?: rumah| lengkap| korban| penyintas| keluarga)*)"
        r" ?(?:di|pada|:|adalah)[ :]{0,2}[^\s\x00](?:[^.;\n\x00]|(?<=jl)\.|(?<=jln)\.|(?<=no)\.|(?<=gg)\.){0,60}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:tinggal|berdomisili|domisili(?:nya)?|kediaman(?:nya)?|rumah(?:nya)?(?: korban| keluarga| orang ?tua)*)"
        rf" ?(?:di|pada|:)[ :]{{0,2}}(?:(?:{_STREET}|desa|kelurahan|dusun|kampung|perumahan|perum|komplek|blok)"
        rf"|(?:kel|ds)\.) ?"
        rf"(?:{CAPITAL}|\w+)(?: {CAPITAL})*",
        re.IGNORECASE,
    ),
)
#: What every text has in it, in small letters, that one of them or the next finds.
PLACED = re.compile(r"\b(?:j(?:alan|ln?)|gang|gg|lorong|lrg|r[tw])\b|alamat|tinggal|domisili|kediaman|rumah")
_STREET_OF_VICTIM = re.compile(rf"\b(?:[Jj]alan|[Gg]ang|[Ll]orong) {CAPITAL}(?: {CAPITAL}){{0,3}}(?: \d{{1,3}}(?!\d))?")
_PUBLIC_PLACE = re.compile(
    r"\b(?:kantor|dinas|uptd|sekretariat|posko|aula|hotel|balai|gedung|polres|polda|polsek|puskesmas|rsud|ruang)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[!?\n]|(?<![ .][jJ]l)(?<![jJ]ln)\.(?= [A-Z])")

_CLASS = r"(?:kelas|kls)\.? ?(?-i:[IVX]{1,4}|\d{1,2})(?!\w)(?: ?[A-Z](?!\w))?"
_SCHOOL = (
    r"(?-i:SDN?|MIN?|SMPN?|MTs[NS]?|SMAN?|SMKN?|MAN|SLBN?|SDIT|SMPIT|TK|PAUD)"
    r"(?: ?(?:Negeri|Swasta|Islam))? ?(?-i:\d{1,3}|[A-Z][a-z]+)"
    r"|(?:pesantren|ponpes|sekolah dasar|madrasah) (?:negeri )?(?-i:\d{1,3}|[A-Z][\w\-]+)"
)
_SCHOOL_PATTERN = re.compile(
    rf"\b(?:{_SCHOOL})(?:[ ,(]{{1,2}}[^\n.;\x00]{{0,40}}?\b{_CLASS})?"
    rf"|\b{_CLASS}(?:[^\n.;\x00]{{0,40}}?\b(?:{_SCHOOL}))?",
    re.IGNORECASE,
)


def ages(text: str) -> Iterator[Span]:
    """Initials or a first name with an age, and initials of somebody who is spoken of as a victim."""
    if not may_hold(text, AGED_STEMS):
        return
    for match in _INITIALS_AND_AGE.finditer(text):
        if match["name"].replace(".", "").replace(" ", "").casefold() not in known.ACRONYMS:
            yield match.span()
    for match in _NAME_AND_AGE.finditer(text):
        if _is_aged_person(text, match):
            yield match.span()
    for match in _INITIALLED.finditer(text):
        yield match.span()


def _is_aged_person(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rsplit(maxsplit=1)[-1:] or [""]
    if match["name"].casefold() in known.NO_PERSON | known.NO_NAME or before[0].casefold() in _PLACES:
        return False
    return match["bare"] is None or bool(_NEAR.search(text, max(0, match.start() - _NEAR_BY), match.end() + _NEAR_BY))


def addresses(text: str) -> Iterator[Span]:
    """Streets with a number, RT and RW, and what follows "beralamat"; those of offices pass unless a victim is near."""
    if text.isascii() and not PLACED.search(text.lower()):
        return
    for pattern in _ADDRESSES:
        for match in pattern.finditer(text):
            sentence = _sentence_until(text, match)
            if not _PUBLIC_PLACE.search(sentence) or _VICTIM.search(sentence):
                yield match.span()
    for match in _STREET_OF_VICTIM.finditer(text):
        if _VICTIM.search(_sentence_until(text, match)):
            yield match.span()


def _sentence_until(text: str, match: re.Match[str]) -> str:
    """The sentence as far as the end of the match, no longer than two short lines before it."""
    return _SENTENCE_END.split(text[max(0, match.start() - 2 * _NEAR_BY) : match.start()])[-1] + match[0]


def schools(text: str) -> Iterator[Span]:
    """A school by name or a class, where a victim is spoken of near by."""
    for match in _SCHOOL_PATTERN.finditer(text):
        if _VICTIM.search(text, max(0, match.start() - _NEAR_BY), match.end() + _NEAR_BY):
            yield match.span()
