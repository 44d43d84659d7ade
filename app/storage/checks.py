"""What may be uploaded: an allow-list by content, not by name; photos are cleaned, everything else stays as it came."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

import puremagic

from app.domain.text import clean_file_name
from app.storage.images import clean_emblem, clean_image
from app.storage.office import OLE_MAGIC, check_office
from app.storage.pdfs import check_pdf
from app.storage.refusal import FIELD, refusal

MAX_SIZE = 20 * 1024 * 1024


class UploadKind(StrEnum):
    """Kinds of files that are taken in; the value is the extension that a download gets."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"


_KIND_OF = {kind.value: kind for kind in UploadKind} | {"jpeg": UploadKind.JPG}

_MEDIA_TYPE = {
    UploadKind.PDF: "application/pdf",
    UploadKind.JPG: "image/jpeg",
    UploadKind.PNG: "image/png",
    UploadKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    UploadKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

#: What the decoder of pictures calls them.
_IMAGE_FORMAT = {UploadKind.JPG: "JPEG", UploadKind.PNG: "PNG"}

#: The first bytes, and the extensions under which puremagic knows them.
_MAGIC = {
    UploadKind.PDF: (b"%PDF-", frozenset({".pdf"})),
    UploadKind.JPG: (b"\xff\xd8\xff", frozenset({".jpg", ".jpeg", ".jfif", ".mpo"})),
    UploadKind.PNG: (b"\x89PNG\r\n\x1a\n", frozenset({".png", ".apng"})),
    UploadKind.DOCX: (b"PK\x03\x04", frozenset({".docx", ".zip"})),
    UploadKind.XLSX: (b"PK\x03\x04", frozenset({".xlsx", ".zip"})),
}

# Names such as laporan.exe.pdf only ever deceive.
_DECEIVING = re.compile(
    r"\.(?:exe|com|scr|bat|cmd|ps1|vbs|js|jse|hta|html?|svg|php\d?|phtml|asp|aspx|jsp|jar|msi|lnk|sh|py|docm|xlsm)\.",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class CheckedUpload:
    """An upload that may be stored: its name as data, its kind, and the bytes to store."""

    original_name: str
    kind: UploadKind
    media_type: str
    data: bytes


def check_emblem(file_name: str, data: bytes, *, max_size: int = MAX_SIZE) -> CheckedUpload:
    """The like for a picture that stands on the kop. Raises RuleViolation("file", …)."""
    name, kind = _named(file_name, data, max_size, "Unggah gambar JPG atau PNG.", (UploadKind.JPG, UploadKind.PNG))
    data = clean_emblem(data, _IMAGE_FORMAT[kind])
    return CheckedUpload(original_name=name, kind=kind, media_type=_MEDIA_TYPE[kind], data=data)


def check_upload(file_name: str, data: bytes, *, max_size: int = MAX_SIZE) -> CheckedUpload:
    """Whether a file may be stored, and as what. Raises RuleViolation("file", …) with a sentence for the person.

    Takes seconds for the largest files, so call it before a transaction begins.
    """
    name, kind = _named(file_name, data, max_size, "Unggah PDF, JPG, PNG, DOCX, atau XLSX.", tuple(UploadKind))
    if kind is UploadKind.PDF:
        check_pdf(data)
    elif kind in (UploadKind.DOCX, UploadKind.XLSX):
        check_office(data, kind.value)
    else:
        data = clean_image(data, _IMAGE_FORMAT[kind])
    return CheckedUpload(original_name=name, kind=kind, media_type=_MEDIA_TYPE[kind], data=data)


def _named(
    file_name: str, data: bytes, max_size: int, wanted: str, kinds: tuple[UploadKind, ...]
) -> tuple[str, UploadKind]:
    """The cleaned name and the kind, whose first bytes the file has; nothing is said yet of what follows them."""
    name = clean_file_name(file_name, field=FIELD)
    kind = _kind(name, wanted, kinds)
    if not data:
        raise refusal("Berkas kosong. Pilih berkas yang berisi.")
    if len(data) > max_size:
        raise refusal(f"Berkas terlalu besar: {_megabytes(len(data))}, paling besar {_megabytes(max_size)}.")
    _check_magic(kind, data)
    return name, kind


def _kind(name: str, wanted: str, kinds: tuple[UploadKind, ...]) -> UploadKind:
    extension = name.rpartition(".")[2].casefold() if "." in name else ""
    kind = _KIND_OF.get(extension)
    if kind not in kinds:
        named = f"Jenis berkas .{extension[:10]} tidak" if extension else "Berkas tanpa akhiran nama tidak"
        raise refusal(f"{named} diterima. {wanted}")
    if _DECEIVING.search(name):
        raise refusal("Nama berkas memuat dua akhiran yang menyesatkan. Ganti nama berkas, lalu unggah kembali.")
    return kind


def _check_magic(kind: UploadKind, data: bytes) -> None:
    if data.startswith(OLE_MAGIC):
        raise refusal("Dokumen ini dikunci dengan kata sandi atau berformat lama. Simpan ulang sebagai DOCX atau XLSX.")
    first_bytes, known_as = _MAGIC[kind]
    try:
        found = {match.extension for match in puremagic.magic_string(data)}
    except (puremagic.PureError, ValueError):
        found = set()
    if not data.startswith(first_bytes) or not found & known_as:
        raise refusal(
            f"Isi berkas tidak sesuai dengan akhiran namanya (.{kind.value}). Simpan ulang dengan jenis yang benar."
        )


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
