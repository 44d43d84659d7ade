"""Hostile uploads that are archives: DOCX and XLSX with what does not belong into them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from tests.storage.samples import (
    HTML,
    SVG,
    Upload,
    docx_file,
    rezipped,
    with_relationship,
    with_text,
    with_type,
    xlsx_file,
    zip_of,
)

_DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOCM_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
_BOMB_XML = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="urn:x">&b;</w:document>'
)


def archives() -> Iterator[Upload]:
    """Too much, damaged, or members that lead out."""
    many = {f"word/media/{number}.txt": b"" for number in range(2_001)}
    yield Upload("more than 2,000 members", "laporan.docx", lambda: rezipped(docx_file(), change=many))
    yield Upload(
        "more than 100 MB",
        "laporan.docx",
        lambda: rezipped(docx_file(), change={"word/media/a.bin": b"0" * 105_000_000}),
    )
    yield Upload("ratio above 100", "data.xlsx", lambda: rezipped(xlsx_file(), change={"xl/a.bin": b"0" * 9_000_000}))
    yield Upload("bomb inside documents inside", "laporan.docx", _bomb_inside)
    yield Upload("archive comment", "laporan.docx", lambda: rezipped(docx_file(), comment=HTML))
    yield Upload(
        "way out of the folder", "laporan.docx", lambda: rezipped(docx_file(), change={"../../evil.xml": b"<a/>"})
    )
    yield Upload(
        "absolute name inside", "laporan.docx", lambda: rezipped(docx_file(), change={"/etc/cron.d/x": b"<a/>"})
    )
    yield Upload("backslash inside", "laporan.docx", lambda: rezipped(docx_file(), change={"..\\evil.xml": b"<a/>"}))
    yield Upload(
        "two members of one name", "laporan.docx", lambda: rezipped(docx_file(), change={"WORD/document.xml": b"<a/>"})
    )
    yield Upload("unusual packing", "data.xlsx", lambda: zip_of({"[Content_Types].xml": b"<Types/>"}, zipfile.ZIP_LZMA))
    yield Upload("truncated docx", "laporan.docx", lambda: docx_file()[: len(docx_file()) // 2])
    yield Upload("damaged docx", "laporan.docx", _damaged)


def _bomb_inside() -> bytes:
    inner = rezipped(docx_file(), change={"word/media/a.bin": b"0" * 60_000_000})
    pair = {"word/embeddings/a.docx": inner, "word/embeddings/b.docx": inner}
    noise = {"word/media/noise.bin": bytes(range(256)) * 8}
    return rezipped(docx_file(), change=pair | noise)


def _damaged() -> bytes:
    flipped = bytearray(docx_file())
    flipped[len(flipped) // 3] ^= 0xFF
    return bytes(flipped)


def programs() -> Iterator[Upload]:
    """Something that runs."""
    yield Upload("docm renamed", "laporan.docx", _macro)
    yield Upload(
        "macro project", "laporan.docx", lambda: rezipped(docx_file(), change={"word/vbaProject.bin": b"\x01"})
    )
    by_type = "application/vnd.ms-office.vbaProject"
    yield Upload(
        "macro project by another name", "laporan.docx", lambda: with_type(docx_file(), "word/x.bin", by_type, b"\x01")
    )
    yield Upload(
        "ActiveX", "laporan.docx", lambda: rezipped(docx_file(), change={"word/activeX/activeX1.xml": b"<a/>"})
    )
    sheet = ("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml")
    yield Upload("macros of Excel 4", "data.xlsx", lambda: with_type(xlsx_file(), *sheet, b"<a/>"))
    yield Upload("program inside", "laporan.docx", lambda: rezipped(docx_file(), change={"word/media/a.exe": b"MZ"}))
    yield Upload(
        "program as a picture inside",
        "laporan.docx",
        lambda: rezipped(docx_file(), change={"word/media/a.png": b"MZ\x90"}),
    )
    yield Upload(
        "macro in a document inside",
        "data.xlsx",
        lambda: rezipped(xlsx_file(), change={"xl/embeddings/a.docx": _macro()}),
    )
    field = "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\x</w:instrText></w:r>"
    command = ("word/document.xml", "</w:p>", f"{field}</w:p>")
    yield Upload("field that starts a program", "laporan.docx", lambda: with_text(docx_file(), *command))


def _macro() -> bytes:
    return with_text(docx_file(), "[Content_Types].xml", _DOCX_MAIN, _DOCM_MAIN)


def _nested() -> bytes:
    nested = docx_file()
    for _ in range(40):
        nested = rezipped(docx_file(), change={"word/embeddings/a.docx": nested})
    return nested


def documents() -> Iterator[Upload]:
    """Something inside, or from elsewhere."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100
    yield Upload("documents inside documents", "laporan.docx", _nested)
    yield Upload(
        "embedded object", "laporan.docx", lambda: rezipped(docx_file(), change={"word/embeddings/oleObject1.bin": ole})
    )
    yield Upload("entities", "laporan.docx", lambda: rezipped(docx_file(), change={"word/document.xml": _BOMB_XML}))
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    yield Upload("external entity", "data.xlsx", lambda: rezipped(xlsx_file(), change={"docProps/core.xml": outside}))
    wide = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
    yield Upload("DTD in UTF-16", "laporan.docx", lambda: rezipped(docx_file(), change={"word/settings.xml": wide}))
    drawing = {"word/media/a.svg": b"<!DOCTYPE svg [<!ENTITY x 'y'>]>" + SVG}
    yield Upload("DTD in a picture inside", "laporan.docx", lambda: rezipped(docx_file(), change=drawing))
    yield Upload(
        "XML that is none", "laporan.docx", lambda: rezipped(docx_file(), change={"word/document.xml": b"<w:document>"})
    )
    yield from _from_elsewhere()


def _from_elsewhere() -> Iterator[Upload]:
    template = ("attachedTemplate", "http://example.org/a.dotm")
    yield Upload("template from the network", "laporan.docx", lambda: with_relationship(docx_file(), *template))
    yield Upload(
        "template from a share",
        "laporan.docx",
        lambda: with_relationship(docx_file(), "attachedTemplate", "file://10.0.0.1/a"),
    )
    yield Upload(
        "picture from the network",
        "laporan.docx",
        lambda: with_relationship(docx_file(), "image", "https://example.org/a.png"),
    )
    yield Upload(
        "object from the network",
        "laporan.docx",
        lambda: with_relationship(docx_file(), "oleObject", "mhtml:http://example.org"),
    )
    yield Upload(
        "link to a share", "laporan.docx", lambda: with_relationship(docx_file(), "hyperlink", "\\\\10.0.0.1\\a")
    )
    yield Upload(
        "script link", "laporan.docx", lambda: with_relationship(docx_file(), "hyperlink", "javascript:alert(1)")
    )
    rels, linked = "xl/_rels/workbook.xml.rels", ("externalLinkPath", "file:///C:/a.xlsx")
    yield Upload("workbook linked to another", "data.xlsx", lambda: with_relationship(xlsx_file(), *linked, rels=rels))
    yield Upload(
        "external link part",
        "data.xlsx",
        lambda: rezipped(xlsx_file(), change={"xl/externalLinks/externalLink1.xml": b"<a/>"}),
    )
    yield Upload("data connection", "data.xlsx", lambda: rezipped(xlsx_file(), change={"xl/connections.xml": b"<a/>"}))
