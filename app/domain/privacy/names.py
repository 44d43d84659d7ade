"""Names of victims, children and their relatives in plain text, and words that may be one. Public offices pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.privacy import name_words as known
from app.domain.privacy.findings import PrivacyRule

WORD = r"[^\W\d_](?:[\w'\-]|\.(?=\w))*"
#: A word with a capital that is no abbreviation.
CAPITAL = r"(?-i:[A-Z][a-z][\w'\-]*)"
_OPEN = r"[\s:,\-]{0,3}[\"'(*_=]{0,3} ?"
_NAMED = r"(?:be?rna?ma|atas nama|a ?/ ?n\.?|a\. ?n\.?|an\.|dengan nama|(?:yang )?namanya(?: adalah| yaitu)?)(?![^\W_])"
_LINK = r"(?:adalah|yaitu|yakni|ialah|[:=])"
_STEPS = r"(?:[ \n,:(\"']{1,3}[^\s.,;:!?()\"'\x00]{1,30}){0,6}?"
_LABEL = rf"nama(?: lengkap| asli)? (?:para )?(?:{known.VICTIM})"


@dataclass(frozen=True)
class Named:
    """Plain characters `start` to `end` that break a rule on names."""

    rule: PrivacyRule
    start: int
    end: int


def may_hold(text: str, stems: tuple[str, ...]) -> bool:
    """False where patterns that all need one of these beginnings of words can find nothing: most texts hold none.

    Letters beyond ASCII may stand for others where case is ignored; such a text is always read.
    """
    plain = text.lower()
    return not text.isascii() or any(stem in plain for stem in stems)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_FAMILY = (
    rf"\b(?:{known.RELATIVE})(?: kandung| tiri| angkat| asuh)?(?:nya)? (?:dari )?"
    rf"(?:si |para |anak )?(?:{known.VICTIM})\b"
)

#: What names somebody whatever the letters' case.
_CERTAIN = (
    (
        PrivacyRule.NAMA_KELUARGA,
        _pattern(rf"{_FAMILY}(?P<steps>{_STEPS})[ \n,:(\"'-]{{1,3}}{_NAMED}{_OPEN}{known.SALUTATION}(?P<name>{WORD})"),
    ),
    (
        PrivacyRule.NAMA_KORBAN,
        _pattern(
            rf"\b(?:{known.VICTIM}|{known.CLIENT})\b(?P<steps>{_STEPS})[ \n,:(\"'-]{{1,3}}{_NAMED}"
            rf"{_OPEN}{known.SALUTATION}(?P<name>{WORD})"
        ),
    ),
    (
        PrivacyRule.NAMA_ANAK,
        _pattern(
            rf"\b(?:{known.CHILD})\b(?P<steps>{_STEPS})[ \n,:(\"'-]{{1,3}}{_NAMED}"
            rf"{_OPEN}{known.SALUTATION}(?P<name>{WORD})"
        ),
    ),
    (PrivacyRule.NAMA_KORBAN, _pattern(rf"\b{_LABEL}\b ?{_LINK}{_OPEN}{known.SALUTATION}(?P<name>{WORD})")),
    (PrivacyRule.NAMA_ANAK, _pattern(rf"\bnama anak\b ?[:=]{_OPEN}{known.SALUTATION}(?P<name>{WORD})")),
    (
        PrivacyRule.NAMA_KORBAN,
        _pattern(
            rf"\b(?:{_NAMED}|nama ?[:=]){_OPEN}{known.SALUTATION}(?P<name>{WORD})(?: {WORD}){{0,3}}"
            rf"[ ,\n]{{1,2}}(?:\((?:anak |saksi )?korban\)|(?:selaku|sebagai|adalah) (?:anak |saksi )?korban\b)"
        ),
    ),
)
#: What names somebody when the word has a capital.
_CERTAIN_WITH_CAPITAL = (
    (
        PrivacyRule.NAMA_KELUARGA,
        _pattern(rf"{_FAMILY}[ ,(]{{0,3}}(?:{_LINK}[ ,(]{{0,2}})?[\"'*]?{known.SALUTATION}(?P<name>{CAPITAL})"),
    ),
    (PrivacyRule.NAMA_KORBAN, _pattern(rf"\b{_LABEL} {known.SALUTATION}(?P<name>{CAPITAL})")),
    (
        PrivacyRule.NAMA_KORBAN,
        _pattern(rf"\bidentitas (?:{known.VICTIM}) ?{_LINK}{_OPEN}{known.SALUTATION}(?P<name>{CAPITAL})"),
    ),
    (
        PrivacyRule.NAMA_KORBAN,
        _pattern(
            rf"\b(?:{known.VICTIM})[ ,(]{{1,3}}(?:(?:sdri?|saudari?|ny|nn|tn|nona|nyonya|tuan)\b\.? )+"
            rf"(?P<name>{CAPITAL})"
        ),
    ),
)
_GUESSED = (
    _pattern(rf"(?-i:\b(?:korban|penyintas)|(?:^|[.!?:;\n] ?)(?:Korban|Penyintas)),? (?P<name>{CAPITAL})"),
    _pattern(rf"\b(?:{known.VICTIM}),? ?{_LINK}{_OPEN}{known.SALUTATION}(?P<name>{CAPITAL})"),
    _pattern(
        rf"\b(?P<name>{CAPITAL})(?: {CAPITAL}){{0,3}} (?:\((?:anak )?korban\)|(?:selaku|sebagai|menjadi) korban\b)"
    ),
    _pattern(rf"\b(?P<name>{CAPITAL})(?: {CAPITAL}){{0,3}}, (?:{known.VICTIM}) (?=(?-i:[a-zKT]))"),
    _pattern(rf"\b(?P<name>{CAPITAL})(?: {CAPITAL}){{0,3}},? (?:selaku |sebagai )?{_FAMILY.lstrip(chr(92) + 'b')}"),
    _pattern(
        rf"\b(?:perempuan|wanita|ibu|istri|warga|pasien|pelapor|pelaku|terlapor|tersangka|terdakwa|saksi)"
        rf"(?:{_STEPS}) bernama{_OPEN}{known.SALUTATION}(?P<name>{WORD})"
    ),
)
_FURTHER_CAPITALS = re.compile(r"(?: (?:[A-Z][\w'\-]*\.?|bin|binti|al|van|de)(?!\w)(?<! ))*")
_FURTHER_WORD = re.compile(rf" ({WORD})")
_CHILDREN_AS_SUBJECT = known.words("forum duta layak ramah perlindungan pemenuhan hak ibu")


def personal_names(text: str) -> Iterator[Named]:
    """Names in plain text: certain ones under their rule, doubtful ones as NAMA_DIDUGA."""
    if not may_hold(text, known.SOMEBODY):
        return
    for rule, pattern in _CERTAIN:
        for match in pattern.finditer(text):
            if (kind := _certainty(rule, text, match)) is not None:
                yield Named(kind, match.start(), _end_of_name(text, match))
    for rule, pattern in _CERTAIN_WITH_CAPITAL:
        for match in pattern.finditer(text):
            if _may_be_a_name(match):
                yield Named(rule, match.start(), _end_of_name(text, match))
    for pattern in _GUESSED:
        for match in pattern.finditer(text):
            if _may_be_a_name(match):
                yield Named(PrivacyRule.NAMA_DIDUGA, match.start(), _end_of_name(text, match))


def _may_be_a_name(match: re.Match[str]) -> bool:
    """Whether no word with a capital in it, or the first one whatever its case, is an office, a thing or a rule."""
    first = match["name"].casefold()
    following = match.string[match.end("name") : match.end()].split()
    capitals = [word.strip("(),.").casefold() for word in following if word[:1].isupper()]
    return not known.NO_PERSON.intersection([first, *capitals]) and first not in known.NO_NAME


def _certainty(rule: PrivacyRule, text: str, match: re.Match[str]) -> PrivacyRule | None:
    """The rule that a match really breaks: none for things and offices, doubt where somebody else is named."""
    if match["name"].casefold().rstrip(".") in known.NO_NAME:
        return None
    steps = [word.strip(",:(\"'").casefold() for word in (match.groupdict().get("steps") or "").split()]
    before = text[max(0, match.start() - 30) : match.start()].casefold().split()[-1:]
    if steps and steps[-1] in known.THINGS:
        return None
    if rule is PrivacyRule.NAMA_ANAK and _CHILDREN_AS_SUBJECT.intersection(before):
        return PrivacyRule.NAMA_DIDUGA
    if known.OTHERS.intersection([*before, *steps]) or known.SERVICES.intersection(steps):
        return PrivacyRule.NAMA_DIDUGA
    return rule


def _end_of_name(text: str, match: re.Match[str]) -> int:
    """The name goes on with words in capitals; typed without capitals, with one more word that is not a small one."""
    end = match.end("name")
    if match["name"][0].isupper():
        further = _FURTHER_CAPITALS.match(text, end)
        return max(match.end(), further.end() if further else end)
    following = _FURTHER_WORD.match(text, end)
    return max(match.end(), end if following is None or following[1].casefold() in known.SMALL else following.end())
