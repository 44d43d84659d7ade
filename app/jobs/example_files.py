"""Pictures that stand for papers and photos in Kabupaten Contoh: words on a plain ground, nothing of anybody."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from app.services.files import Upload


def picture(name: str, *lines: str) -> Upload:
    """A JPEG with the lines on it, as it would come from a scanner or a phone."""
    ground = Image.new("L", (620, 877), 255)
    drawing = ImageDraw.Draw(ground)
    for number, line in enumerate((*lines, "Contoh, bukan dokumen sebenarnya")):
        drawing.text((60, 80 + 40 * number), line, fill=0)
    target = io.BytesIO()
    ground.save(target, "JPEG", quality=60)
    return Upload(name, target.getvalue())
