"""Hostile uploads by kind: each must be refused with a sentence, or come out as nothing but pixels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from PIL import Image, PngImagePlugin

from tests.storage.hostile_archives import archives, documents, programs
from tests.storage.samples import (
    HTML,
    SVG,
    Upload,
    docx_file,
    jpeg_file,
    pdf_file,
    pdf_stream,
    png_file,
    png_of_size,
    rezipped,
    xlsx_file,
    zip_of,
)

#: Found nowhere in what is stored of a picture.
MARKER = b"TUNTAS-JEJAK-RAHASIA"

_SCRIPT_ACTION = b"<< /S /JavaScript /JS (app.alert(1)) >>"


@cache
def refused() -> tuple[Upload, ...]:
    """Uploads that must not be stored."""
    kinds = (_names, _disguised, archives, programs, documents, _pdfs, _broken_images)
    return tuple(upload for kind in kinds for upload in kind())


@cache
def cleaned() -> tuple[Upload, ...]:
    """Pictures that are taken, but without what was hidden in them."""
    return tuple(_pictures())


def _pictures() -> Iterator[Upload]:
    exif = Image.Exif()
    exif[0x010F] = MARKER.decode()
    exif.get_ifd(0x8825).update({1: "S", 2: (1.0, 28.0, 12.0), 3: "E", 4: (103.0, 37.0, 5.0)})
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", MARKER.decode())
    words.add_itxt("XML:com.adobe.xmp", MARKER.decode())
    yield Upload("jpeg with GPS", "foto.jpg", lambda: jpeg_file(exif=exif))
    yield Upload("jpeg with a comment", "foto.jpeg", lambda: jpeg_file(comment=MARKER))
    yield Upload("jpeg with XMP", "foto.jpg", lambda: jpeg_file(xmp=MARKER))
    yield Upload("jpeg with a profile", "foto.jpg", lambda: jpeg_file(icc_profile=MARKER))
    yield Upload("jpeg and HTML behind it", "foto.jpg", lambda: jpeg_file() + HTML + MARKER)
    yield Upload("jpeg and ZIP behind it", "foto.jpg", lambda: jpeg_file() + MARKER + docx_file())
    yield Upload("png with texts", "foto.png", lambda: png_file(pnginfo=words))
    yield Upload("png with EXIF", "foto.png", lambda: png_file(exif=exif))
    yield Upload("png and script behind it", "foto.png", lambda: png_file() + b"<?php system('id'); ?>" + MARKER)


def _names() -> Iterator[Upload]:
    yield Upload("null in the name", "foto.php\x00.jpg", jpeg_file)
    yield Upload("line break in the name that hides the end", "foto.jpg\x0b.exe", jpeg_file)
    yield Upload("lone surrogate in the name", "foto\ud800.jpg", jpeg_file)
    yield Upload("right-to-left override", "laporan\u202egnp.exe", png_file)
    yield Upload("double extension, program last", "laporan.pdf.exe", pdf_file)
    yield Upload("double extension, program first", "laporan.exe.pdf", pdf_file)
    yield Upload("double extension, script", "foto.php.jpg", jpeg_file)
    yield Upload("no extension", "laporan", pdf_file)
    yield Upload("only dots", "..", pdf_file)
    yield Upload("only an extension's folder", "../../.pdf/", pdf_file)
    yield Upload("extension not on the list", "makro.docm", docx_file)
    yield Upload("svg", "logo.svg", lambda: SVG)
    yield Upload("html", "halaman.html", lambda: HTML)
    yield Upload("endless name", "a" * 5_000 + ".pdf", pdf_file)


def _disguised() -> Iterator[Upload]:
    yield Upload("empty", "kosong.pdf", lambda: b"")
    yield Upload("html as jpg", "foto.jpg", lambda: HTML)
    yield Upload("svg as png", "foto.png", lambda: SVG)
    yield Upload("gif as jpg", "foto.jpg", lambda: b"GIF89a" + b"\x01\x00" * 40)
    yield Upload("program as pdf", "laporan.pdf", lambda: b"MZ\x90\x00" + b"\x00" * 400)
    yield Upload("pdf as docx", "laporan.docx", pdf_file)
    yield Upload("xlsx as docx", "laporan.docx", xlsx_file)
    yield Upload("docx as xlsx", "data.xlsx", docx_file)
    yield Upload("jpg as png", "foto.png", jpeg_file)
    yield Upload("plain zip as docx", "laporan.docx", lambda: rezipped(zip_of({"a.txt": b"a"})))
    yield Upload("old or locked document", "laporan.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    yield Upload("html in front of a pdf", "laporan.pdf", lambda: HTML + pdf_file())
    yield Upload("html in front of a docx", "laporan.docx", lambda: HTML + docx_file())
    yield Upload("zip behind a pdf", "laporan.pdf", lambda: pdf_file() + docx_file() + b"\nstartxref\n0\n%%EOF")


def _pdfs() -> Iterator[Upload]:
    yield Upload("script on opening", "laporan.pdf", lambda: pdf_file(_SCRIPT_ACTION, catalog=b"/OpenAction 4 0 R"))
    hidden = _SCRIPT_ACTION.replace(b"JavaScript", b"J#61vaScrip#74")
    yield Upload("script in disguise", "laporan.pdf", lambda: pdf_file(hidden, catalog=b"/OpenAction 4 0 R"))
    packed = pdf_stream(b"5 0 " + _SCRIPT_ACTION, b"/Type /ObjStm /N 1 /First 4")
    yield Upload("script in a packed object", "laporan.pdf", lambda: pdf_file(packed))
    unnamed = pdf_stream(b"endstream 5 0 " + _SCRIPT_ACTION, b"/N 1 /First 4")
    yield Upload("script in an unnamed packed object", "laporan.pdf", lambda: pdf_file(unnamed))
    other = pdf_stream(b"5 0 abc", b"/Type /ObjStm /Filter /ASCII85Decode", packed=False)
    yield Upload("packed objects that cannot be read", "laporan.pdf", lambda: pdf_file(other))
    yield Upload("program start", "laporan.pdf", lambda: pdf_file(b"<< /S /Launch /F (cmd.exe) >>"))
    yield Upload("file inside a pdf", "laporan.pdf", lambda: pdf_file(catalog=b"/Names << /EmbeddedFiles 4 0 R >>"))
    yield Upload("active form", "laporan.pdf", lambda: pdf_file(catalog=b"/AcroForm << /XFA 4 0 R >>"))
    yield Upload("locked pdf", "laporan.pdf", lambda: pdf_file(b"<< /Filter /Standard >>", trailer=b"/Encrypt 4 0 R"))
    yield Upload("pdf bomb", "laporan.pdf", lambda: pdf_file(pdf_stream(b"0" * 105_000_000)))
    yield Upload("truncated pdf", "laporan.pdf", lambda: pdf_file()[:120])
    yield Upload("only the head of a pdf", "laporan.pdf", lambda: b"%PDF-1.7\n")


def _broken_images() -> Iterator[Upload]:
    yield Upload("pixel bomb", "foto.png", lambda: png_of_size(50_000, 50_000))
    yield Upload("just above 40 megapixels", "foto.png", lambda: png_of_size(8_000, 5_001))
    yield Upload("size of nothing", "foto.png", lambda: png_of_size(0, 10))
    yield Upload("truncated jpg", "foto.jpg", lambda: jpeg_file((640, 480))[:700])
    yield Upload("truncated png", "foto.png", lambda: png_file()[:50])
    yield Upload("only the head of a jpg", "foto.jpg", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    yield Upload("endless scans", "foto.jpg", _endless_scans)


def _endless_scans() -> bytes:
    scans = jpeg_file((640, 480), progressive=True)
    start = scans.index(b"\xff\xda")
    return scans[:start] + scans[start:-2] * 20 + scans[-2:]
