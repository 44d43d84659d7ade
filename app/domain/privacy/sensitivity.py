"""Whether a meeting needs the privacy guard: what it is about, by its words. Not who may read it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.meetings import Confidentiality
from app.domain.privacy.folding import fold

#: Words that speak of violence, trafficking, victims or children in conflict with the law, by their beginnings.
_SUBJECTS = re.compile(
    r"""\b(?:
      kekerasan | penganiaya\w* | dianiaya | kdrt | ktpa? | tppo | tpks | traffick?ing | perbudakan
    | (?:perdagangan|penyelundupan|penjualan)\s(?:orang|manusia|anak|perempuan)
    | korban | penyintas | penyintasnya | visum
    | (?:pe)?cabul | pencabul\w* | dicabuli | perkosa\w* | pemerkosa\w* | diperkosa | pelecehan | persetubuhan | asusila
    | perundung\w* | dirundung | bull?ying | eksploitas\w* | dieksploitasi | penelantaran | ditelantarkan | inses
    | anak\s(?:yang\s)?berhadapan\sdengan\shukum | anak\s(?:yang\s)?berkonflik\sdengan\shukum | abh | lpka
    | anak\s(?:saksi|binaan) | (?:perkawinan|pernikahan)\s(?:usia\s)?(?:anak|dini)
    | perlindungan\s(?:khusus\s)?anak | perlindungan\s(?:hak\s)?perempuan | uptd\sppa | p2tp2a | puspaga
    | pekerja\s(?:migran\s(?:ilegal|nonprosedural|non-prosedural)|anak) | prostitusi | penculikan | diculik
    | femisida | pornografi | grooming
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_sensitive(
    title: str,
    topics: Iterable[str] = (),
    texts: Iterable[str] = (),
    *,
    confidentiality: Confidentiality = Confidentiality.BIASA,
) -> bool:
    """Whether title, topics or texts speak of violence, trafficking or victims, or the meeting is above *biasa*."""
    if confidentiality is not Confidentiality.BIASA:
        return True
    return any(_SUBJECTS.search(fold(text).text) for text in (title, *topics, *texts))
