"""Uploads: harmless files pass unchanged, hostile ones are refused with a sentence, pictures lose all but pixels."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.errors import RuleViolation
from app.storage import MAX_SIZE, UploadKind, check_upload
from tests.storage import hostile
from tests.storage.samples import (
    Upload,
    docx_file,
    jpeg_file,
    pdf_file,
    pdf_stream,
    png_file,
    rezipped,
    with_relationship,
    xlsx_file,
)

HARMLESS = [
    ("Bahan rapat.docx", docx_file, UploadKind.DOCX),
    ("Data 2026.XLSX", xlsx_file, UploadKind.XLSX),
    ("Surat No. 12.a.2026.pdf", pdf_file, UploadKind.PDF),
    ("teks.pdf", lambda: pdf_file(pdf_stream(b"BT (Uraian) Tj ET")), UploadKind.PDF),
    (
        "bertanda tangan.pdf",
        lambda: pdf_file(b"<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] >>"),
        UploadKind.PDF,
    ),
    ("tautan.docx", lambda: with_relationship(docx_file(), "hyperlink", "https://example.org/a"), UploadKind.DOCX),
    (
        "templat sendiri.docx",
        lambda: with_relationship(docx_file(), "attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm"),
        UploadKind.DOCX,
    ),
    (
        "grafik.docx",
        lambda: rezipped(docx_file(), change={"word/embeddings/Lembar1.xlsx": xlsx_file()}),
        UploadKind.DOCX,
    ),
]


@pytest.mark.parametrize(("name", "make", "kind"), HARMLESS, ids=[name for name, _, _ in HARMLESS])
def test_harmless_documents_are_kept_byte_for_byte(name: str, make: Callable[[], bytes], kind: UploadKind) -> None:
    data = make()
    checked = check_upload(name, data)
    assert (checked.original_name, checked.kind, checked.data) == (name, kind, data)


@pytest.mark.parametrize("upload", [pytest.param(one, id=one.id) for one in hostile.refused()])
def test_hostile_uploads_are_refused(upload: Upload) -> None:
    with pytest.raises(RuleViolation) as refused:
        check_upload(upload.file_name, upload.data)
    assert refused.value.field == "file"
    assert refused.value.message.endswith(".")
    assert "Error" not in refused.value.message


@pytest.mark.parametrize("upload", [pytest.param(one, id=one.id) for one in hostile.cleaned()])
def test_pictures_keep_nothing_but_pixels(upload: Upload) -> None:
    stored = check_upload(upload.file_name, upload.data).data
    assert hostile.MARKER in upload.data or b"Exif" in upload.data
    assert hostile.MARKER not in stored
    with Image.open(io.BytesIO(stored)) as image:
        image.load()
        assert image.size == (64, 48)
        assert not image.getexif()
        assert not image.getexif().get_ifd(0x8825)
        assert not {"comment", "xmp", "icc_profile", "Comment"} & set(image.info)


def test_at_least_37_hostile_uploads_with_names_of_their_own() -> None:
    ids = [one.id for one in (*hostile.refused(), *hostile.cleaned())]
    assert len(ids) >= 37
    assert len(set(ids)) == len(ids)


def test_a_photo_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = check_upload("foto.jpg", jpeg_file((60, 40), exif=exif)).data
    with Image.open(io.BytesIO(stored)) as image:
        assert image.size == (40, 60)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_mode_is_taken(mode: str) -> None:
    checked = check_upload("gambar.png", png_file(mode=mode))
    assert (checked.kind, checked.media_type) == (UploadKind.PNG, "image/png")
    assert checked.data.startswith(b"\x89PNG")


def test_cmyk_photo_becomes_one_that_browsers_show() -> None:
    written = io.BytesIO()
    Image.new("CMYK", (8, 8)).save(written, "JPEG")
    with Image.open(io.BytesIO(check_upload("cetak.jpg", written.getvalue()).data)) as image:
        assert image.mode == "RGB"


def test_size_limit_is_inclusive_and_named() -> None:
    data = pdf_file()
    assert check_upload("a.pdf", data, max_size=len(data)).data == data
    with pytest.raises(RuleViolation, match=r"paling besar 20,0 MB\."):
        check_upload("a.pdf", b"%PDF-" + b"0" * MAX_SIZE)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\Users\\a\\Surat.pdf", "Surat.pdf"),
        ("../../etc/Surat.pdf", "Surat.pdf"),
        ("Surat\u202e.pdf", "Surat.pdf"),
        ("Su<ra>t:1.pdf", "Su-ra-t-1.pdf"),
        ("a" * 500 + ".pdf", "a" * 196 + ".pdf"),
        ("  Surat .pdf. ", "Surat .pdf"),
    ],
)
def test_the_original_name_is_data_never_a_path(typed: str, kept: str) -> None:
    assert check_upload(typed, pdf_file()).original_name == kept


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sample=st.sampled_from(
        [
            ("a.docx", docx_file),
            ("a.xlsx", xlsx_file),
            ("a.pdf", pdf_file),
            ("a.jpg", jpeg_file),
            ("a.png", png_file),
        ]
    ),
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8),
    cut=st.floats(0.2, 1),
)
def test_damaged_files_are_refused_or_taken_but_never_fail(
    sample: tuple[str, Callable[[], bytes]], changes: list[tuple[float, int]], cut: float
) -> None:
    name, whole = sample[0], sample[1]()
    damaged = bytearray(whole)
    for place, value in changes:
        damaged[int(place * len(damaged))] = value
    # Any other error fails the test.
    with suppress(RuleViolation):
        assert check_upload(name, bytes(damaged[: int(cut * len(damaged))])).data
