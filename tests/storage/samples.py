"""Harmless files of each kind, made on the spot, and the tools that turn them into hostile ones."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import docx
import xlsxwriter
from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Upload:
    """One file as it would arrive; `id` names the trick. Its bytes are made when a test asks for them."""

    id: str
    file_name: str
    make: Callable[[], bytes]

    @cached_property
    def data(self) -> bytes:
        """What the file holds."""
        return self.make()


@cache
def docx_file() -> bytes:
    document = docx.Document()
    document.add_heading("Bahan rapat")
    document.add_paragraph("Uraian singkat bahan rapat koordinasi.")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@cache
def xlsx_file() -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.add_worksheet("Data").write_row(0, 0, ["Instansi", 12])
    return written.getvalue()


def rezipped(original: bytes, *, change: dict[str, bytes] | None = None, comment: bytes = b"") -> bytes:
    """An archive with members replaced or added."""
    change = dict(change or {})
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, change.pop(member.filename, old.read(member)))
        for name, content in change.items():
            new.writestr(name, content)
        new.comment = comment
    return written.getvalue()


def zip_of(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def with_text(original: bytes, member: str, old: str, new: str) -> bytes:
    """An archive in one member of which `old` reads `new`; fails when `old` is not there."""
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        text = archive.read(member).decode()
    assert old in text, f"{old!r} is not in {member}"
    return rezipped(original, change={member: text.replace(old, new, 1).encode()})


def with_relationship(original: bytes, kind: str, target: str, *, rels: str = "word/_rels/document.xml.rels") -> bytes:
    """An archive with one more external relationship."""
    row = f'<Relationship Id="rIdX" Type="{RELATIONSHIPS}/{kind}" Target="{target}" TargetMode="External"/>'
    return with_text(original, rels, "</Relationships>", f"{row}</Relationships>")


def with_type(original: bytes, part: str, content_type: str, content: bytes) -> bytes:
    """An archive with one more part of a stated content type."""
    row = f'<Override PartName="/{part}" ContentType="{content_type}"/>'
    typed = with_text(original, "[Content_Types].xml", "</Types>", f"{row}</Types>")
    return rezipped(typed, change={part: content})


def pdf_file(*objects: bytes, catalog: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one empty page; `objects` follow as 4, 5 …, `catalog` and `trailer` add to these dictionaries."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        *objects,
    ]
    written, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            size,
            table,
            size,
            trailer,
            len(written),
        )
    )


def pdf_stream(content: bytes, dictionary: bytes = b"", *, packed: bool = True) -> bytes:
    """A stream object for pdf_file, deflated unless told otherwise."""
    body = zlib.compress(content) if packed else content
    filters = b"/Filter /FlateDecode" if packed else b""
    return b"<< %s %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, filters, len(body), body)


def jpeg_file(size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    written = io.BytesIO()
    gradient = Image.linear_gradient("L").resize(size)
    Image.merge("RGB", (gradient, gradient, gradient)).save(written, "JPEG", **options)
    return written.getvalue()


def png_file(size: tuple[int, int] = (64, 48), mode: str = "RGB", **options: object) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size).save(written, "PNG", **options)
    return written.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """A PNG that states a size it has no pixels for."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 64))
        + chunk(b"IEND", b"")
    )
