"""The empty paper: page, styles, headers and kop made by python-docx once per profile and kop, then filled quickly.

python-docx is exact but slow for long papers, so `Shell.fill` puts the body, written by `blocks`, into its saved parts.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from app.documents import page
from app.documents.blocks import Xml
from app.documents.letterhead import add_letterhead, add_rule
from app.domain.printable import one_line
from app.domain.sheets import Letterhead, PaperProfile

_DOCUMENT = "word/document.xml"
_CORE = "docProps/core.xml"
_BODY_END = b"<w:sectPr"
#: A fixed stamp, so that the same facts give the same bytes.
_ZIP_STAMP = (1980, 1, 1, 0, 0, 0)
_ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
#: Relations of python-docx's own template that a paper has no use for.
_UNUSED = ("stylesWithEffects", "customXml", "thumbnail", "numbering", "extended-properties")
_CORE_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties'
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>'
    "<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy><dc:language>id-ID</dc:language>"
    "{instants}</cp:coreProperties>"
)
_INSTANT_XML = '<dcterms:{name} xsi:type="dcterms:W3CDTF">{at:%Y-%m-%dT%H:%M:%SZ}</dcterms:{name}>'


@dataclass(frozen=True)
class Properties:
    """What the file says about itself; `made_at` is an aware instant in UTC or unknown."""

    title: str
    subject: str
    author: str
    made_at: datetime | None = None


@dataclass(frozen=True)
class Shell:
    """The parts of an empty paper; `head` and `tail` are its document part around the place of the body."""

    head: bytes
    tail: bytes
    parts: tuple[tuple[str, bytes], ...]

    def fill(self, body: Iterable[Xml], properties: Properties) -> bytes:
        """The finished DOCX file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
            for name, content in self.parts:
                _write(archive, name, content)
            _write(archive, _CORE, _core(properties))
            _write(archive, _DOCUMENT, b"".join((self.head, "".join(body).encode(), self.tail)))
        return out.getvalue()


@lru_cache(maxsize=32)
def shell(profile: PaperProfile, letterhead: Letterhead, marks: tuple[str, ...], spacing: float) -> Shell:
    """The empty paper of one profile and kop; `marks` (KONSEP, TERBATAS) stand at the head of every page."""
    document = docx.Document()
    _drop_unused(document)
    _set_page(document, profile)
    _set_styles(document, profile, spacing)
    _set_headers(document, profile, marks)
    add_letterhead(document, letterhead, profile)
    return _parts(document)


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _core(properties: Properties) -> bytes:
    at = properties.made_at
    instants = "".join(_INSTANT_XML.format(name=name, at=at) for name in ("created", "modified")) if at else ""
    texts = {"title": properties.title, "subject": properties.subject, "author": properties.author}
    return _CORE_XML.format(instants=instants, **{k: escape(one_line(v)) for k, v in texts.items()}).encode()


def _drop_unused(document: Document) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[key]
    root = document.styles.element
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:default")) != "1" and style.get(qn("w:styleId")) not in ("Header", "Footer"):
            root.remove(style)


def _set_page(document: Document, profile: PaperProfile) -> None:
    section = document.sections[0]
    width, height = page.paper_size(profile)
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if profile.landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Cm(profile.margin_top), Cm(profile.margin_bottom)
    section.left_margin, section.right_margin = Cm(profile.margin_left), Cm(profile.margin_right)
    section.header_distance = section.footer_distance = Cm(page.HEADER_DISTANCE)
    section.different_first_page_header_footer = True


def _set_styles(document: Document, profile: PaperProfile, spacing: float) -> None:
    fonts = "".join(f' w:{script}="{escape(profile.font)}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(defaults):
        defaults.remove(child)
    for fragment in (f"<w:rFonts {nsdecls('w')}{fonts}/>", f'<w:lang {nsdecls("w")} w:val="id-ID"/>'):
        defaults.append(parse_xml(fragment))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = profile.font, Pt(profile.font_size)
    normal.paragraph_format.space_after = Pt(0)
    for style, form in page.FORMS.items():
        _add_style(document, style, form, profile, spacing)


def _add_style(document: Document, style: page.Style, form: page.Form, profile: PaperProfile, spacing: float) -> None:
    added: Any = document.styles.add_style(style.value, WD_STYLE_TYPE.PARAGRAPH)
    added.base_style = document.styles["Normal"]
    added.quick_style = True
    if form.size is not None:
        added.font.size = Pt(form.size or profile.table_font_size)
    if form.bold:
        added.font.bold = True
    layout = added.paragraph_format
    moved = page.text_width(profile) / 2 - form.left if form.right_half and profile.landscape else 0.0
    layout.left_indent, layout.first_line_indent = Cm(form.left + moved), Cm(form.first)
    layout.space_before, layout.space_after = Pt(form.before), Pt(form.after)
    layout.line_spacing = 1.0 if form.single else spacing
    layout.alignment = _ALIGNMENTS[form.align]
    layout.keep_with_next = form.keep_next
    layout.widow_control = True
    for tab in form.tabs:
        layout.tab_stops.add_tab_stop(Cm(tab))
    if form.new_page:
        layout.page_break_before = True
    if form.ruled:
        add_rule(added.element.get_or_add_pPr())
    if form.outline:
        added.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>'))


def _set_headers(document: Document, profile: PaperProfile, marks: tuple[str, ...]) -> None:
    """Page one bears the marks only; from page two on the number stands centred as `- 2 -`."""
    section = document.sections[0]
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        paragraph = header.paragraphs[0]
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(page.text_width(profile) / 2), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Cm(page.text_width(profile)), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.style = document.styles["Normal"]
        paragraph.add_run("\t")
        if numbered:
            _add_page_number(paragraph)
        paragraph.add_run("\t")
        for mark in marks:
            _add_mark(paragraph, mark)


def _add_page_number(paragraph: Paragraph) -> None:
    paragraph.add_run("- ")
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))
    paragraph.add_run(" -")


def _add_mark(paragraph: Paragraph, mark: str) -> None:
    paragraph.add_run("  ")
    run = paragraph.add_run(f" {mark} ")
    run.bold = True
    border = f'<w:bdr {nsdecls("w")} w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
    run._r.get_or_add_rPr().append(parse_xml(border))


def _parts(document: Document) -> Shell:
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    whole = parts.pop(_DOCUMENT)
    parts.pop(_CORE)
    end = whole.rindex(_BODY_END)
    return Shell(whole[:end], whole[end:], tuple(parts.items()))
