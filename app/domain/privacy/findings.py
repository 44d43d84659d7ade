"""What the privacy guard looks at and what it finds: passages, rules, findings. The rules stand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.meetings import Confidentiality


class Severity(StrEnum):
    """STOP holds back until the words are gone or the passage is terbatas; ASK is answered by a person."""

    STOP = "tahan"
    ASK = "tanya"


class PrivacyRule(StrEnum):
    """What a finding is about; the value is stored with the answer that a person gave."""

    NAMA_KORBAN = "nama_korban"
    NAMA_ANAK = "nama_anak"
    NAMA_KELUARGA = "nama_keluarga"
    NIK = "nik"
    NAMA_DIDUGA = "nama_diduga"
    INISIAL_USIA = "inisial_usia"
    TELEPON = "telepon"
    ALAMAT = "alamat"
    SEKOLAH = "sekolah"
    FOTO = "foto"
    BERKAS = "berkas"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A part of the minutes with a place of its own.

    `place` is a key that the caller knows again, such as "point:12:text". `confidentiality` is the passage's *own*
    class, never the effective one: a meeting that is terbatas as a whole does not excuse the name of a victim.
    `left_out`: the version in question does not carry the passage anyway.
    """

    place: str
    confidentiality: Confidentiality = Confidentiality.BIASA
    left_out: bool = False

    @property
    def is_guarded(self) -> bool:
        """Whether nothing needs to be found in it: marked terbatas or stricter, or left out."""
        return self.left_out or self.confidentiality is not Confidentiality.BIASA


@dataclass(frozen=True, kw_only=True)
class TextPassage(Passage):
    """Words as they were typed."""

    text: str
    #: What these words are by their nature and nobody has to ask about, such as the address of a meeting's place.
    by_nature: frozenset[PrivacyRule] = frozenset()


@dataclass(frozen=True, kw_only=True)
class PhotoPassage(Passage):
    """A picture. `checksum` (of its bytes) keeps an answer to this picture; its caption is a TextPassage."""

    checksum: str


@dataclass(frozen=True, kw_only=True)
class FilePassage(Passage):
    """An uploaded document whose words may name a victim. `checksum` keeps an answer to this document."""

    checksum: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Words (or a picture) that may give a victim away.

    `start` inclusive and `end` exclusive count characters of the passage's text as typed; both are 0 for a picture.
    `sentence` says what is wrong and what to do. `digest` is the same wherever the same words break the same rule,
    so that an answer given once holds until the words change.
    """

    rule: PrivacyRule
    severity: Severity
    place: str
    start: int
    end: int
    excerpt: str
    sentence: str
    digest: str
