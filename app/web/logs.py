"""The log: one JSON object a line, so that no typed line break can forge an entry; never a title, text or token."""

from __future__ import annotations

import json
import logging
import sys

from flask import Flask, has_request_context, request

from app import clock


class JsonLines(logging.Formatter):
    """A record as one line of JSON with time, level, place, and the request's method and endpoint."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": clock.now().isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context():
            entry |= {
                "method": request.method,
                "endpoint": request.endpoint or "",
                "address": request.remote_addr or "",
            }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def register(app: Flask) -> None:
    """Send the application's records to the error stream as JSON lines, once a process."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("app")
    logger.handlers = [handler]
    logger.setLevel(app.config["LOG_LEVEL"])
