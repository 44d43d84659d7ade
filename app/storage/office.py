"""DOCX and XLSX: refused with macros, programs, links that load by themselves, or XML that defines its own entities."""

from __future__ import annotations

import re
from collections.abc import Callable

# Every DOCTYPE is refused before its first entity is read.
from xml.parsers import expat  # nosec B407

from app.storage.archives import Budget, unpacked_members
from app.storage.refusal import BROKEN, refusal

_MAIN_TYPE = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}

_MACRO = "Dokumen ini memuat makro atau program. Simpan ulang sebagai dokumen biasa tanpa makro, lalu unggah kembali."
_LINKED = (
    "Dokumen ini mengambil isi dari berkas atau alamat lain saat dibuka. Putuskan tautannya di aplikasi pengolah "
    "dokumen, simpan, lalu unggah kembali."
)
_OBJECT = (
    "Dokumen ini membawa objek sisipan yang tidak dapat diperiksa. Ganti objek itu dengan gambar, lalu unggah kembali."
)

_ACTIVE_TYPE = re.compile(
    r"macroenabled|vbaproject|vbadata|activex|macrosheet|dialogsheet|text/html|message/rfc822"
    r"|(?:application|text)/rtf|x-msdownload|javascript",
    re.IGNORECASE,
)
_OBJECT_TYPE = re.compile(r"oleobject", re.IGNORECASE)
_ACTIVE_NAME = re.compile(
    r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml|activex/.*|macrosheets/.*|dialogsheets/.*)$"
    r"|\.(?:exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|html?|mht|mhtml|php|jar|msi|lnk|swf|py|sh"
    r"|docm|dotm|xlsm|xltm|xlsb|xlam|pptm)$",
    re.IGNORECASE,
)
_LINKED_NAME = re.compile(r"^xl/(?:externallinks|connections\.xml|querytables)", re.IGNORECASE)
_PACKAGE_NAME = re.compile(r"\.(docx|xlsx)$", re.IGNORECASE)
#: Password-protected and pre-2007 documents, and objects embedded as such.
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVE_MAGIC = b"PK\x03\x04"
#: A table behind a chart is one level; nobody needs a document in a document in a document.
_MAX_DEPTH = 2


def _in_any_encoding(*words: str) -> tuple[bytes, ...]:
    return tuple(word.encode(encoding) for word in words for encoding in ("ascii", "utf-16-le", "utf-16-be"))


_DOCTYPE = _in_any_encoding("<!DOCTYPE", "<!ENTITY")
_FIELD = _in_any_encoding("instr")

_LOCAL_TEMPLATE = re.compile(r"file:///[A-Za-z]:[\\/]", re.IGNORECASE)
_LINK_TARGET = re.compile(r"(?:https?:|mailto:|tel:|ftp:|file:///[A-Za-z]:|(?![\\/]{2})[^:]*$)", re.IGNORECASE)
_FIELD_COMMAND = re.compile(r"\b(?:DDEAUTO|DDE)\b")

_Attributes = dict[str, str]


def check_office(data: bytes, extension: str, budget: Budget | None = None, depth: int = 0) -> None:
    """Raises RuleViolation unless the bytes are a harmless `docx` or `xlsx`, and so is every document inside."""
    budget = budget or Budget()
    parts = unpacked_members(data, budget)
    types = _content_types(parts, budget)
    for name in parts:
        if _ACTIVE_NAME.search(name):
            raise refusal(_MACRO)
        if _LINKED_NAME.search(name):
            raise refusal(_LINKED)
    if any(_ACTIVE_TYPE.search(kind) for kind in types):
        raise refusal(_MACRO)
    if any(_OBJECT_TYPE.search(kind) for kind in types):
        raise refusal(_OBJECT)
    if _MAIN_TYPE[extension] not in types:
        raise refusal("Isi berkas tidak sesuai dengan akhiran namanya. Simpan ulang sebagai DOCX atau XLSX.")
    for name, content in parts.items():
        _check_part(name, content, budget, depth)


def _content_types(parts: dict[str, bytes], budget: Budget) -> frozenset[str]:
    content = parts.get("[Content_Types].xml")
    if content is None:
        raise refusal(BROKEN)
    budget.examine(content)
    found: set[str] = set()

    def collect(_tag: str, attributes: _Attributes) -> None:
        found.add(attributes.get("ContentType", ""))

    _walk(content, collect)
    return frozenset(found)


def _check_part(name: str, content: bytes, budget: Budget, depth: int) -> None:
    package = _PACKAGE_NAME.search(name)
    if package and depth < _MAX_DEPTH:
        check_office(content, package[1].lower(), budget, depth + 1)
    elif content.startswith((OLE_MAGIC, _ARCHIVE_MAGIC, b"MZ", b"\x7fELF")):
        raise refusal(_OBJECT)
    elif name.casefold().endswith(".rels"):
        budget.examine(content)
        _walk(content, _check_relationship)
    elif name.casefold().endswith(".xml"):
        if any(word in content for word in _FIELD):
            budget.examine(content)
            fields = _Fields()
            _walk(content, fields.start, fields.text)
            fields.check()
        else:
            _walk(content)
    elif any(word in content for word in _DOCTYPE):
        raise refusal(BROKEN)


def _check_relationship(_tag: str, attributes: _Attributes) -> None:
    kind = attributes.get("Type", "").rpartition("/")[2].casefold()
    target = attributes.get("Target", "")
    if kind == "afchunk":
        raise refusal(_OBJECT)
    if attributes.get("TargetMode", "").casefold() != "external":
        return
    if kind == "hyperlink" and _LINK_TARGET.match(target):
        return
    # Word notes the user's own template on his own disk in most documents; only that place is harmless.
    if kind == "attachedtemplate" and _LOCAL_TEMPLATE.match(target):
        return
    raise refusal(_LINKED)


class _Fields:
    """Collects the commands of Word's fields, which may be cut into pieces, to find those that start programs."""

    def __init__(self) -> None:
        self._inside = False
        self._commands: list[str] = []

    def start(self, tag: str, attributes: _Attributes) -> None:
        self._inside = tag.endswith(":instrText") or tag == "instrText"
        self._commands += [value for name, value in attributes.items() if name.endswith(":instr")]

    def text(self, content: str) -> None:
        if self._inside:
            self._commands.append(content)

    def check(self) -> None:
        if _FIELD_COMMAND.search("".join(self._commands)):
            raise refusal(_LINKED)


def _walk(
    content: bytes,
    start: Callable[[str, _Attributes], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Reads XML once without building a tree. Raises RuleViolation for what is not well-formed or brings a DOCTYPE."""

    def refuse_doctype(*_: object) -> None:
        raise refusal(BROKEN)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise refusal(BROKEN) from fault
