"""Photos: decoded and written anew, so that only pixels remain: no place, no device, no words, nothing appended."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageOps

from app.storage.refusal import BROKEN, refusal

MAX_PIXELS = 40_000_000
_JPEG_QUALITY = 88
#: Scans of a progressive JPEG; each decodes the whole picture again, cameras write about ten.
_MAX_SCANS = 100

_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    ArithmeticError,
    LookupError,
    TypeError,
    struct.error,
    zlib.error,
)
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_TOO_MANY_PIXELS = (
    f"Gambar terlalu besar. Perkecil sampai paling banyak {MAX_PIXELS // 1_000_000} juta titik, lalu unggah kembali."
)


def clean_image(data: bytes, image_format: str) -> bytes:
    """The picture re-encoded as `JPEG` or `PNG`, upright, without metadata. Raises RuleViolation.

    Only the decoder of that format is tried.
    """
    if image_format == "JPEG" and data.count(b"\xff\xda") > _MAX_SCANS:
        raise refusal(BROKEN)
    try:
        with Image.open(io.BytesIO(data), formats=[image_format]) as image:
            # The size that the header states, before any pixel is unpacked.
            if image.width * image.height > MAX_PIXELS:
                raise refusal(_TOO_MANY_PIXELS)
            image.load()
            return _encoded(ImageOps.exif_transpose(image), image_format)
    except _TOO_LARGE as fault:
        raise refusal(_TOO_MANY_PIXELS) from fault
    except _FAULTS as fault:
        raise refusal(BROKEN) from fault


def _encoded(image: Image.Image, image_format: str) -> bytes:
    if image_format == "JPEG":
        image = image if image.mode in ("L", "RGB") else image.convert("RGB")
    elif "transparency" in image.info:
        image = image.convert("RGBA")
    # Encoders write what stands in `info` (comments, EXIF, profiles) back into the file.
    image.info = {}
    written = io.BytesIO()
    if image_format == "JPEG":
        image.save(written, "JPEG", quality=_JPEG_QUALITY)
    else:
        image.save(written, "PNG")
    return written.getvalue()
