"""Canary words of tests/world.py: who may read which, and how they are looked for in pages, calendars and papers."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from app.domain.meetings import Confidentiality
from tests import rights

#: Canary word → account → classes in which it may be read. `{}` stands for the class.
CANARIES = {
    "kanari-judul-{}": rights.MEETING,
    "kanari-tempat-{}": rights.MEETING,
    "kanari-orang-{}": rights.MEETING,
    "kanari-butir-{}": rights.DRAFT_MINUTES,
    "kanari-catatan-{}": rights.REMARK,
    "kanari-tindak-{}": rights.ASSIGNED_ITEM,
    "kanari-gugus-{}": rights.FORCE_ITEM,
    "kanari-berkas-{}": rights.FILE,
    "kanari-tetap-{}": rights.ASSIGNED_ITEM,
    "kanari-laporan-{}": rights.ASSIGNED_ITEM,
    "kanari-bukti-{}": rights.PROOF,
    "kanari-siaran-{}": rights.RELEASE,
}
#: Canaries of things whose class stands by itself → accounts that may read them.
OTHER_CANARIES = {"kanari-tertutup": rights.CLOSED_ITEM}


def leaks(body: bytes, account: str) -> list[str]:
    """Canaries that stand in the body and must not."""
    text = readable(body)
    found = [
        word.format(level.value)
        for word, table in CANARIES.items()
        for level in Confidentiality
        if word.format(level.value) in text and level.value[0] not in table.get(account, "")
    ]
    return found + [word for word, accounts in OTHER_CANARIES.items() if word in text and account not in accounts]


def readable(body: bytes) -> str:
    """Text of a page, a calendar file (unfolded), or all parts of a DOCX with its runs joined."""
    if not body.startswith(b"PK"):
        return body.decode("utf-8", "replace").replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    return "\n".join("".join(etree.fromstring(part).itertext()) for part in parts)
