"""All rules of the privacy guard over the passages of one meeting: findings in order, what is open, text for logs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from app.domain.privacy.advice import SENTENCE, SEVERITY
from app.domain.privacy.contacts import Contacts, telephone_numbers
from app.domain.privacy.findings import (
    FilePassage,
    Finding,
    Passage,
    PhotoPassage,
    PrivacyRule,
    Severity,
    TextPassage,
)
from app.domain.privacy.folding import GAP, MASK, Folded, fold
from app.domain.privacy.identity_numbers import identity_numbers
from app.domain.privacy.names import personal_names
from app.domain.privacy.plain_texts import is_plain
from app.domain.privacy.traces import addresses, ages, schools

_EXCERPT_MAX = 120
_DIGIT = re.compile(r"\d")
_NUMBERS = (PrivacyRule.NIK, PrivacyRule.TELEPON)


class _Hit(NamedTuple):
    rule: PrivacyRule
    start: int
    end: int


def scan(
    passages: Iterable[TextPassage | PhotoPassage | FilePassage], allowed: Contacts, *, sensitive: bool = True
) -> tuple[Finding, ...]:
    """Findings in the order of passages and words; guarded passages give none.

    `allowed` are the recorded service contacts. A meeting that is not `sensitive` (see is_sensitive) is only held
    back by what always must go (STOP); nothing is asked about it.
    """
    found = [finding for passage in passages if not passage.is_guarded for finding in _findings(passage, allowed)]
    return tuple(finding for finding in found if sensitive or finding.severity is Severity.STOP)


def open_findings(findings: Iterable[Finding], answered: Collection[str]) -> tuple[Finding, ...]:
    """What still holds back: every STOP, and each ASK whose digest has not been answered with "boleh dimuat"."""
    return tuple(f for f in findings if f.severity is Severity.STOP or f.digest not in answered)


def masked(text: str, findings: Iterable[Finding]) -> str:
    """The text of one passage with the words of its findings replaced by "[…]", for logs."""
    result: list[str] = []
    taken = 0
    for start, end in sorted((f.start, f.end) for f in findings if f.end > f.start):
        if start > taken or not result:
            result += [text[taken:start], MASK]
        taken = max(taken, end)
    return "".join(result) + text[taken:]


def _findings(passage: Passage, allowed: Contacts) -> Iterator[Finding]:
    if isinstance(passage, PhotoPassage):
        yield _whole_finding(PrivacyRule.FOTO, passage)
    elif isinstance(passage, FilePassage):
        yield _whole_finding(PrivacyRule.BERKAS, passage)
    elif isinstance(passage, TextPassage) and not is_plain(passage.text):
        folded = fold(passage.text)
        for hit in _all_hits(folded, allowed):
            if hit.rule not in passage.by_nature:
                yield _text_finding(passage, folded, hit)


def _all_hits(folded: Folded, allowed: Contacts) -> list[_Hit]:
    """What is found, then what shows only once that is taken out, so that masked text is clean.

    What is taken out leaves as much room as its mask will, since some rules ask what stands near by.
    """
    kept: list[_Hit] = []
    text, places = folded.text, list(range(len(folded.text)))
    while found := _distinct(_hits(text, allowed)):
        kept += (hit._replace(start=places[hit.start], end=places[hit.end - 1] + 1) for hit in found)
        text, places = _without(text, places, found)
    return sorted(kept, key=lambda hit: (hit.start, hit.end))


def _without(text: str, places: list[int], hits: list[_Hit]) -> tuple[str, list[int]]:
    """The text with a gap for each stretch of hits, and the place that each of its characters had at first."""
    pieces: list[str] = []
    kept: list[int] = []
    taken = 0
    for start, end in _stretches(hits):
        pieces += (text[taken:start], GAP * len(MASK))
        kept += (*places[taken:start], *[places[start]] * (len(MASK) - 1), places[end - 1])
        taken = end
    return "".join((*pieces, text[taken:])), [*kept, *places[taken:]]


def _stretches(hits: list[_Hit]) -> list[tuple[int, int]]:
    """What hits cover together; one mask stands for those that touch."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((hit.start, hit.end) for hit in hits):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _hits(text: str, allowed: Contacts) -> Iterator[_Hit]:
    if _DIGIT.search(text):
        yield from (_Hit(PrivacyRule.NIK, *span) for span in identity_numbers(text))
        yield from (_Hit(PrivacyRule.TELEPON, *span) for span in telephone_numbers(text, allowed))
    yield from (_Hit(named.rule, named.start, named.end) for named in personal_names(text))
    yield from (_Hit(PrivacyRule.INISIAL_USIA, *span) for span in ages(text))
    yield from (_Hit(PrivacyRule.ALAMAT, *span) for span in addresses(text))
    yield from (_Hit(PrivacyRule.SEKOLAH, *span) for span in schools(text))


def _distinct(hits: Iterable[_Hit]) -> list[_Hit]:
    """Overlapping hits of one rule become one; what a longer one holds wholly is left out, a NIK never.

    A STOP inside an ASK stays.
    """
    kept: list[_Hit] = []
    near: list[_Hit] = []
    for hit in sorted(_joined(hits), key=lambda h: (h.start, -h.end, not _stops(h), h.rule)):
        # Hits of one rule are apart, so never more than one of each rule is near.
        near = [other for other in near if other.end > hit.start]
        if hit.rule is PrivacyRule.NIK or not any(o.end >= hit.end and _stops(o) >= _stops(hit) for o in near):
            kept.append(hit)
            near.append(hit)
    return kept


def _stops(hit: _Hit) -> bool:
    return SEVERITY[hit.rule] is Severity.STOP


def _joined(hits: Iterable[_Hit]) -> list[_Hit]:
    joined: list[_Hit] = []
    for hit in sorted(hits):
        if joined and joined[-1].rule is hit.rule and hit.start < joined[-1].end:
            joined[-1] = joined[-1]._replace(end=max(joined[-1].end, hit.end))
        else:
            joined.append(hit)
    return joined


def _text_finding(passage: TextPassage, folded: Folded, hit: _Hit) -> Finding:
    start, end = folded.span(hit.start, hit.end)
    words = " ".join(passage.text[start:end].split())
    return Finding(
        rule=hit.rule,
        severity=SEVERITY[hit.rule],
        place=passage.place,
        start=start,
        end=end,
        excerpt=words if len(words) <= _EXCERPT_MAX else f"{words[: _EXCERPT_MAX - 1]}…",
        sentence=SENTENCE[hit.rule],
        digest=_digest(hit.rule, _essence(hit.rule, folded.text[hit.start : hit.end])),
    )


def _whole_finding(rule: PrivacyRule, passage: PhotoPassage | FilePassage) -> Finding:
    return Finding(
        rule=rule,
        severity=SEVERITY[rule],
        place=passage.place,
        start=0,
        end=0,
        excerpt="",
        sentence=SENTENCE[rule],
        digest=_digest(rule, passage.checksum),
    )


def _essence(rule: PrivacyRule, words: str) -> str:
    """What an answer is about: the digits of a number, else the words whatever their case and blanks."""
    return re.sub(r"\D", "", words) if rule in _NUMBERS else " ".join(words.casefold().split())


def _digest(rule: PrivacyRule, essence: str) -> str:
    return hashlib.sha256(f"{rule.value}\x1f{essence}".encode()).hexdigest()
