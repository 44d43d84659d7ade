"""Pictures for the kop: PNG and JPEG alone, cleaned, small enough to go with every paper, large enough to print."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from app.domain.errors import RuleViolation
from app.storage import UploadKind, check_emblem
from tests.storage import hostile
from tests.storage.samples import Upload, docx_file, jpeg_file, pdf_file, png_file, xlsx_file

LARGE = (900, 1200)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def noise(size: tuple[int, int]) -> bytes:
    """What no compression makes smaller."""
    written = io.BytesIO()
    Image.frombytes("RGBA", size, random.Random(1).randbytes(size[0] * size[1] * 4)).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize("upload", [pytest.param(one, id=one.id) for one in hostile.refused()])
def test_hostile_uploads_are_refused(upload: Upload) -> None:
    with pytest.raises(RuleViolation) as refused:
        check_emblem(upload.file_name, upload.data)
    assert refused.value.field == "file"
    assert refused.value.message.endswith(".")
    assert "Error" not in refused.value.message


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", pdf_file()), ("a.docx", docx_file()), ("a.xlsx", xlsx_file()), ("a.svg", b"<svg/>")]
)
def test_what_is_no_picture_is_refused_by_its_kind(name: str, data: bytes) -> None:
    with pytest.raises(RuleViolation, match=r"tidak diterima. Unggah gambar JPG atau PNG."):
        check_emblem(name, data)


@pytest.mark.parametrize("name", ["lambang.png", "lambang.jpg"])
def test_nothing_but_pixels_is_kept(name: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = hostile.MARKER.decode()
    make = png_file if name.endswith("png") else jpeg_file
    data = make(LARGE, exif=exif) + b"<?php ?>" + hostile.MARKER
    checked = check_emblem(name, data)
    assert hostile.MARKER not in checked.data
    image = opened(checked.data)
    assert not image.getexif()
    assert image.size == (450, 600)
    assert checked.media_type == f"image/{'png' if name.endswith('png') else 'jpeg'}"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_is_scaled(mode: str) -> None:
    checked = check_emblem("lambang.png", png_file(LARGE, mode))
    assert checked.kind is UploadKind.PNG
    assert opened(checked.data).mode == ("RGBA" if "A" in mode else "RGB")


def test_a_clear_ground_stays_clear() -> None:
    source = Image.new("P", LARGE, 3)
    source.putpalette([grey for grey in range(256) for _ in "rgb"])
    source.paste(7, (100, 100, 400, 400))
    written = io.BytesIO()
    source.save(written, "PNG", transparency=3)
    image = opened(check_emblem("lambang.png", written.getvalue()).data)
    assert image.mode == "RGBA"
    assert image.getpixel((2, 2))[3] == 0
    assert image.getpixel((100, 100))[3] == 255


def test_small_pictures_are_not_enlarged() -> None:
    assert opened(check_emblem("lambang.png", png_file((150, 120))).data).size == (150, 120)


def test_too_small_a_picture_is_refused() -> None:
    with pytest.raises(RuleViolation, match="paling sedikit 150 titik"):
        check_emblem("lambang.png", png_file((149, 149)))


def test_no_paper_carries_more_than_some_hundred_kilobytes() -> None:
    checked = check_emblem("lambang.png", noise((700, 700)))
    assert len(checked.data) <= 300_000
    assert max(opened(checked.data).size) >= 200


def test_the_size_of_the_file_is_limited() -> None:
    data = png_file(LARGE)
    with pytest.raises(RuleViolation, match="Berkas terlalu besar"):
        check_emblem("lambang.png", data, max_size=len(data) - 1)
