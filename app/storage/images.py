"""Photos: decoded and written anew, so that only pixels remain: no place, no device, no words, nothing appended."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

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


#: Emblems are printed some 2.4 cm high: as many points as that takes, fewer where the file would stay too large.
_EMBLEM_SIDES = (600, 450, 300, 200)
_EMBLEM_BYTES = 300_000
#: Below this it is blurred on paper.
_EMBLEM_LEAST = 150
_TOO_SMALL = (
    f"Gambar terlalu kecil sehingga kabur pada cetakan. Unggah gambar dengan sisi terpanjang paling sedikit "
    f"{_EMBLEM_LEAST} titik."
)


def clean_image(data: bytes, image_format: str) -> bytes:
    """The picture re-encoded as `JPEG` or `PNG`, upright, without metadata. Raises RuleViolation."""
    return _rewritten(data, image_format, _encoded)


def clean_emblem(data: bytes, image_format: str) -> bytes:
    """The same of a picture for the kop: small enough to go with every paper, large enough to print."""
    return _rewritten(data, image_format, _emblem)


def _rewritten(data: bytes, image_format: str, write: Callable[[Image.Image, str], bytes]) -> bytes:
    """Only the decoder of that format is tried."""
    if image_format == "JPEG" and data.count(b"\xff\xda") > _MAX_SCANS:
        raise refusal(BROKEN)
    try:
        with Image.open(io.BytesIO(data), formats=[image_format]) as image:
            # The size that the header states, before any pixel is unpacked.
            if image.width * image.height > MAX_PIXELS:
                raise refusal(_TOO_MANY_PIXELS)
            image.load()
            return write(ImageOps.exif_transpose(image), image_format)
    except _TOO_LARGE as fault:
        raise refusal(_TOO_MANY_PIXELS) from fault
    except _FAULTS as fault:
        raise refusal(BROKEN) from fault


def _emblem(image: Image.Image, image_format: str) -> bytes:
    if max(image.size) < _EMBLEM_LEAST:
        raise refusal(_TOO_SMALL)
    # Palettes and rare modes do not scale; what is transparent stays so.
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    written = b""
    for side in _EMBLEM_SIDES:
        image.thumbnail((side, side))
        written = _encoded(image, image_format)
        if len(written) <= _EMBLEM_BYTES:
            break
    return written


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
