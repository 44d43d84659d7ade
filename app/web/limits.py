"""How large a body may be: MAX_CONTENT_LENGTH with files, MAX_FORM_MEMORY_SIZE for a form without (R-IN-3)."""

from __future__ import annotations

from flask import Flask, Request, current_app


class LimitedRequest(Request):
    """Werkzeug limits the text parts of a multipart body; a plain form it would read whole into memory."""

    @property
    def max_content_length(self) -> int | None:  # type: ignore[override]
        """In bytes; a longer body answers 413 before it is read."""
        if self.mimetype == "application/x-www-form-urlencoded":
            return int(current_app.config["MAX_FORM_MEMORY_SIZE"])
        return super().max_content_length


def register(app: Flask) -> None:
    """Use it for every request."""
    app.request_class = LimitedRequest
