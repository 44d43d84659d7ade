"""Hostile uploads by kind: each must be refused with a sentence, or come out as nothing but pixels."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, PngImagePlugin

from tests.storage.samples import (
    docx_file,
    jpeg_file,
    pdf_file,
    pdf_stream,
    png_file,
    png_of_size,
    rezipped,
    with_relationship,
    with_text,
    with_type,
    xlsx_file,
)

#: Found nowhere in what is stored of a picture.
MARKER = b"TUNTAS-JEJAK-RAHASIA"

_DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOCM_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
_SCRIPT_ACTION = b"<< /S /JavaScript /JS (app.alert(1)) >>"
_BOMB_XML = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="urn:x">&b;</w:document>'
)


@dataclass(frozen=True)
class Upload:
    """One file as it would arrive; `id` names the trick."""

    id: str
    file_name: str
    data: bytes


def refused() -> Iterator[Upload]:
    """Uploads that must not be stored."""
    yield from _names()
    yield from _disguised()
    yield from _archives()
    yield from _programs()
    yield from _documents()
    yield from _pdfs()
    yield from _broken_images()


def cleaned() -> Iterator[Upload]:
    """Pictures that are taken, but without what was hidden in them."""
    exif = Image.Exif()
    exif[0x010F] = MARKER.decode()
    exif.get_ifd(0x8825).update({1: "S", 2: (1.0, 28.0, 12.0), 3: "E", 4: (103.0, 37.0, 5.0)})
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", MARKER.decode())
    words.add_itxt("XML:com.adobe.xmp", MARKER.decode())
    yield Upload("jpeg with GPS", "foto.jpg", jpeg_file(exif=exif))
    yield Upload("jpeg with a comment", "foto.jpeg", jpeg_file(comment=MARKER))
    yield Upload("jpeg with XMP", "foto.jpg", jpeg_file(xmp=MARKER))
    yield Upload("jpeg with a profile", "foto.jpg", jpeg_file(icc_profile=MARKER))
    yield Upload("jpeg and HTML behind it", "foto.jpg", jpeg_file() + _HTML + MARKER)
    yield Upload("jpeg and ZIP behind it", "foto.jpg", jpeg_file() + MARKER + docx_file())
    yield Upload("png with texts", "foto.png", png_file(pnginfo=words))
    yield Upload("png with EXIF", "foto.png", png_file(exif=exif))
    yield Upload("png and script behind it", "foto.png", png_file() + b"<?php system('id'); ?>" + MARKER)


def _names() -> Iterator[Upload]:
    yield Upload("null in the name", "foto.php\x00.jpg", jpeg_file())
    yield Upload("line break in the name that hides the end", "foto.jpg\x0b.exe", jpeg_file())
    yield Upload("lone surrogate in the name", "foto\ud800.jpg", jpeg_file())
    yield Upload("right-to-left override", "laporan\u202egnp.exe", png_file())
    yield Upload("double extension, program last", "laporan.pdf.exe", pdf_file())
    yield Upload("double extension, program first", "laporan.exe.pdf", pdf_file())
    yield Upload("double extension, script", "foto.php.jpg", jpeg_file())
    yield Upload("no extension", "laporan", pdf_file())
    yield Upload("only dots", "..", pdf_file())
    yield Upload("only an extension's folder", "../../.pdf/", pdf_file())
    yield Upload("extension not on the list", "makro.docm", docx_file())
    yield Upload("svg", "logo.svg", _SVG)
    yield Upload("html", "halaman.html", _HTML)
    yield Upload("endless name", "a" * 5_000 + ".pdf", pdf_file())


def _disguised() -> Iterator[Upload]:
    yield Upload("empty", "kosong.pdf", b"")
    yield Upload("html as jpg", "foto.jpg", _HTML)
    yield Upload("svg as png", "foto.png", _SVG)
    yield Upload("gif as jpg", "foto.jpg", b"GIF89a" + b"\x01\x00" * 40)
    yield Upload("program as pdf", "laporan.pdf", b"MZ\x90\x00" + b"\x00" * 400)
    yield Upload("pdf as docx", "laporan.docx", pdf_file())
    yield Upload("xlsx as docx", "laporan.docx", xlsx_file())
    yield Upload("docx as xlsx", "data.xlsx", docx_file())
    yield Upload("jpg as png", "foto.png", jpeg_file())
    yield Upload("plain zip as docx", "laporan.docx", rezipped(_zip({"a.txt": b"a"})))
    yield Upload("old or locked document", "laporan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    yield Upload("html in front of a pdf", "laporan.pdf", _HTML + pdf_file())
    yield Upload("html in front of a docx", "laporan.docx", _HTML + docx_file())
    yield Upload("zip behind a pdf", "laporan.pdf", pdf_file() + docx_file() + b"\nstartxref\n0\n%%EOF")


def _zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def _archives() -> Iterator[Upload]:
    document = docx_file()
    many = {f"word/media/{number}.txt": b"" for number in range(2_001)}
    yield Upload("more than 2,000 members", "laporan.docx", rezipped(document, change=many))
    yield Upload(
        "more than 100 MB", "laporan.docx", rezipped(document, change={"word/media/a.bin": b"0" * 105_000_000})
    )
    yield Upload("ratio above 100", "data.xlsx", rezipped(xlsx_file(), change={"xl/a.bin": b"0" * 9_000_000}))
    inner = rezipped(document, change={"word/media/a.bin": b"0" * 60_000_000})
    pair = {"word/embeddings/a.docx": inner, "word/embeddings/b.docx": inner}
    noise = {"word/media/noise.bin": bytes(range(256)) * 8}
    yield Upload("bomb inside documents inside", "laporan.docx", rezipped(document, change=pair | noise))
    yield Upload("archive comment", "laporan.docx", rezipped(document, comment=_HTML))
    yield Upload("way out of the folder", "laporan.docx", rezipped(document, change={"../../evil.xml": b"<a/>"}))
    yield Upload("absolute name inside", "laporan.docx", rezipped(document, change={"/etc/cron.d/x": b"<a/>"}))
    yield Upload("backslash inside", "laporan.docx", rezipped(document, change={"..\\evil.xml": b"<a/>"}))
    yield Upload("two members of one name", "laporan.docx", rezipped(document, change={"WORD/document.xml": b"<a/>"}))
    yield Upload("unusual packing", "data.xlsx", _zip({"[Content_Types].xml": b"<Types/>"}, zipfile.ZIP_LZMA))
    yield Upload("truncated docx", "laporan.docx", document[: len(document) // 2])
    flipped = bytearray(document)
    flipped[len(document) // 3] ^= 0xFF
    yield Upload("damaged docx", "laporan.docx", bytes(flipped))


def _programs() -> Iterator[Upload]:
    document, book = docx_file(), xlsx_file()
    macro = with_text(document, "[Content_Types].xml", _DOCX_MAIN, _DOCM_MAIN)
    yield Upload("docm renamed", "laporan.docx", macro)
    yield Upload("macro project", "laporan.docx", rezipped(document, change={"word/vbaProject.bin": b"\x01"}))
    typed = with_type(document, "word/x.bin", "application/vnd.ms-office.vbaProject", b"\x01")
    yield Upload("macro project by another name", "laporan.docx", typed)
    yield Upload("ActiveX", "laporan.docx", rezipped(document, change={"word/activeX/activeX1.xml": b"<a/>"}))
    sheet = with_type(book, "xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml", b"<a/>")
    yield Upload("macros of Excel 4", "data.xlsx", sheet)
    yield Upload("program inside", "laporan.docx", rezipped(document, change={"word/media/a.exe": b"MZ"}))
    yield Upload(
        "program as a picture inside", "laporan.docx", rezipped(document, change={"word/media/a.png": b"MZ\x90"})
    )
    yield Upload("macro in a document inside", "data.xlsx", rezipped(book, change={"xl/embeddings/a.docx": macro}))
    field = "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\x</w:instrText></w:r>"
    command = with_text(document, "word/document.xml", "</w:p>", f"{field}</w:p>")
    yield Upload("field that starts a program", "laporan.docx", command)


def _documents() -> Iterator[Upload]:
    document, book = docx_file(), xlsx_file()
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100
    nested = document
    for _ in range(40):
        nested = rezipped(document, change={"word/embeddings/a.docx": nested})
    yield Upload("documents inside documents", "laporan.docx", nested)
    yield Upload("embedded object", "laporan.docx", rezipped(document, change={"word/embeddings/oleObject1.bin": ole}))
    yield Upload("entities", "laporan.docx", rezipped(document, change={"word/document.xml": _BOMB_XML}))
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    yield Upload("external entity", "data.xlsx", rezipped(book, change={"docProps/core.xml": outside}))
    wide = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
    yield Upload("DTD in UTF-16", "laporan.docx", rezipped(document, change={"word/settings.xml": wide}))
    drawing = {"word/media/a.svg": b"<!DOCTYPE svg [<!ENTITY x 'y'>]>" + _SVG}
    yield Upload("DTD in a picture inside", "laporan.docx", rezipped(document, change=drawing))
    yield Upload("XML that is none", "laporan.docx", rezipped(document, change={"word/document.xml": b"<w:document>"}))
    template = with_relationship(document, "attachedTemplate", "http://example.org/a.dotm")
    yield Upload("template from the network", "laporan.docx", template)
    yield Upload(
        "template from a share", "laporan.docx", with_relationship(document, "attachedTemplate", "file://10.0.0.1/a")
    )
    yield Upload(
        "picture from the network", "laporan.docx", with_relationship(document, "image", "https://example.org/a.png")
    )
    yield Upload(
        "object from the network", "laporan.docx", with_relationship(document, "oleObject", "mhtml:http://example.org")
    )
    yield Upload("link to a share", "laporan.docx", with_relationship(document, "hyperlink", "\\\\10.0.0.1\\a"))
    yield Upload("script link", "laporan.docx", with_relationship(document, "hyperlink", "javascript:alert(1)"))
    workbook = with_relationship(book, "externalLinkPath", "file:///C:/a.xlsx", rels="xl/_rels/workbook.xml.rels")
    yield Upload("workbook linked to another", "data.xlsx", workbook)
    yield Upload(
        "external link part", "data.xlsx", rezipped(book, change={"xl/externalLinks/externalLink1.xml": b"<a/>"})
    )
    yield Upload("data connection", "data.xlsx", rezipped(book, change={"xl/connections.xml": b"<a/>"}))


def _pdfs() -> Iterator[Upload]:
    yield Upload("script on opening", "laporan.pdf", pdf_file(_SCRIPT_ACTION, catalog=b"/OpenAction 4 0 R"))
    hidden = _SCRIPT_ACTION.replace(b"JavaScript", b"J#61vaScrip#74")
    yield Upload("script in disguise", "laporan.pdf", pdf_file(hidden, catalog=b"/OpenAction 4 0 R"))
    packed = pdf_stream(b"5 0 " + _SCRIPT_ACTION, b"/Type /ObjStm /N 1 /First 4")
    yield Upload("script in a packed object", "laporan.pdf", pdf_file(packed))
    unnamed = pdf_stream(b"endstream 5 0 " + _SCRIPT_ACTION, b"/N 1 /First 4")
    yield Upload("script in an unnamed packed object", "laporan.pdf", pdf_file(unnamed))
    other = pdf_stream(b"5 0 abc", b"/Type /ObjStm /Filter /ASCII85Decode", packed=False)
    yield Upload("packed objects that cannot be read", "laporan.pdf", pdf_file(other))
    yield Upload("program start", "laporan.pdf", pdf_file(b"<< /S /Launch /F (cmd.exe) >>"))
    yield Upload("file inside a pdf", "laporan.pdf", pdf_file(catalog=b"/Names << /EmbeddedFiles 4 0 R >>"))
    yield Upload("active form", "laporan.pdf", pdf_file(catalog=b"/AcroForm << /XFA 4 0 R >>"))
    yield Upload("locked pdf", "laporan.pdf", pdf_file(b"<< /Filter /Standard >>", trailer=b"/Encrypt 4 0 R"))
    yield Upload("pdf bomb", "laporan.pdf", pdf_file(pdf_stream(b"0" * 105_000_000)))
    yield Upload("truncated pdf", "laporan.pdf", pdf_file()[:120])
    yield Upload("only the head of a pdf", "laporan.pdf", b"%PDF-1.7\n")


def _broken_images() -> Iterator[Upload]:
    yield Upload("pixel bomb", "foto.png", png_of_size(50_000, 50_000))
    yield Upload("just above 40 megapixels", "foto.png", png_of_size(8_000, 5_001))
    yield Upload("size of nothing", "foto.png", png_of_size(0, 10))
    yield Upload("truncated jpg", "foto.jpg", jpeg_file((640, 480))[:700])
    yield Upload("truncated png", "foto.png", png_file()[:50])
    yield Upload("only the head of a jpg", "foto.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    scans = jpeg_file((640, 480), progressive=True)
    start = scans.index(b"\xff\xda")
    yield Upload("endless scans", "foto.jpg", scans[:start] + scans[start:-2] * 20 + scans[-2:])
