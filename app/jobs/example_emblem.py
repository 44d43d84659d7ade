"""The emblem of Kabupaten Contoh: a shield that no government bears, drawn when the demo is loaded."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

_SIZE = (400, 480)
#: Drawn so many times larger, for smooth edges.
_FINER = 3
_BLUE, _SKY, _GOLD, _GREEN = "#12436b", "#cfe4f3", "#e0a92e", "#2f7d4f"
_SHIELD = ((20, 20), (380, 20), (380, 270), (330, 370), (200, 460), (70, 370), (20, 270))
_INSIDE = ((44, 44), (356, 44), (356, 262), (312, 350), (200, 428), (88, 350), (44, 262))
_MOUNTAIN = ((64, 300), (150, 170), (196, 232), (250, 140), (336, 300))
_STAR = (
    *((200, 62), (208, 86), (234, 86), (213, 101), (221, 126)),
    *((200, 111), (179, 126), (187, 101), (166, 86), (192, 86)),
)
_WAVES = (318, 344, 370)


def invented_emblem() -> bytes:
    """A PNG with a transparent ground; the same bytes each time."""
    image = Image.new("RGBA", (_SIZE[0] * _FINER, _SIZE[1] * _FINER), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for points, colour in ((_SHIELD, _BLUE), (_INSIDE, _SKY), (_MOUNTAIN, _GREEN), (_STAR, _GOLD)):
        draw.polygon([(x * _FINER, y * _FINER) for x, y in points], fill=colour)
    for number, height in enumerate(_WAVES):
        _draw_wave(draw, height, 74 + 22 * number)
    written = io.BytesIO()
    image.resize(_SIZE, Image.Resampling.LANCZOS).save(written, "PNG")
    return written.getvalue()


def _draw_wave(draw: ImageDraw.ImageDraw, height: int, left: int) -> None:
    """A row of arcs from edge to edge of the shield, which narrows downwards."""
    step = (_SIZE[0] - 2 * left) // 4
    for at in range(left, left + 4 * step, step):
        box = [one * _FINER for one in (at, height - 12, at + step, height + 12)]
        draw.arc(box, 180, 360, fill=_BLUE, width=8 * _FINER)
