"""How an upload is refused: one kind of error, and the sentences that several checks share."""

from __future__ import annotations

from app.domain.errors import RuleViolation

FIELD = "file"

BROKEN = "Berkas rusak atau tidak lengkap sehingga tidak dapat dibuka. Unggah kembali berkas aslinya."
TOO_MUCH = "Isi berkas terlalu besar bila dibuka. Pecah atau perkecil berkas, lalu unggah kembali."


def refusal(sentence: str) -> RuleViolation:
    """The error that lands on the field of the upload."""
    return RuleViolation(FIELD, sentence)
