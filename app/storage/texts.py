"""The words of a stored DOCX or XLSX, for rules that read them. What was taken in has passed checks.py before."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import BinaryIO

# Every DOCTYPE was refused when the file was taken in.
from xml.parsers import expat  # nosec B407

#: Parts that hold what a reader sees; the rest is looks and settings.
_WORDS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|xl/sharedStrings\.xml")
_CELLS = re.compile(r"xl/worksheets/[^/]+\.xml")
#: Ends of what is read by itself: paragraphs and table cells, shared strings and cells of a sheet.
_ENDS = frozenset({"p", "tc", "si", "is", "c"})
#: XML that is read of one file, which takes a second for each 7 MB; whoever writes more is not read to the end.
MOST = 8 * 1024 * 1024
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def office_words(file: BinaryIO) -> str:
    """Paragraphs and cells apart by empty lines; nothing for what is no such document."""
    words: list[str] = []
    left = MOST
    try:
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                if left <= 0 or not (_WORDS.fullmatch(member.filename) or _CELLS.fullmatch(member.filename)):
                    continue
                with archive.open(member) as part:
                    content = part.read(left)
                left -= len(content)
                _read(content, words, numbers=_CELLS.fullmatch(member.filename) is not None)
    except _FAULTS:
        return ""
    return "".join(words)


def _read(content: bytes, words: list[str], *, numbers: bool) -> None:
    """The text of elements `t`; in a sheet also the values `v` of cells that hold no reference to a shared string."""
    parser = expat.ParserCreate()
    state = {"is_text": False, "is_shared": False}

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            state["is_shared"] = attributes.get("t") == "s"
        state["is_text"] = local == "t" or (numbers and local == "v" and not state["is_shared"])

    def end(name: str) -> None:
        state["is_text"] = False
        if name.rpartition(":")[2] in _ENDS:
            words.append("\n\n")

    def text(data: str) -> None:
        if state["is_text"]:
            words.append(data)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(content, True)
    except expat.ExpatError:  # cut off at the limit: what was read so far counts
        return
