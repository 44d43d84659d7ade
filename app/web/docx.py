"""A Word file as a download; its name tells kinds and ids only."""

from __future__ import annotations

from flask import Response

from app.web.headers import FILE_POLICY

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx(content: bytes, name: str) -> Response:
    """The answer; `name` comes without its extension and holds no words of a meeting."""
    answer = Response(content, mimetype=_DOCX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer
