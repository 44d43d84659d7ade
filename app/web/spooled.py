"""An answer that is written in full before it is sent: a fault on the way is a page, never half a file.

While it is sent, no transaction is open and no worker holds more of it than a piece.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import SpooledTemporaryFile

from flask import Response, request
from werkzeug.wsgi import wrap_file

#: So many bytes stay in memory; what is longer goes to a file without a name, which ends with the answer.
IN_MEMORY = 1024 * 1024


def spooled(parts: Iterable[bytes], folder: Path, mimetype: str) -> Response:
    """The parts as the body of an answer of known length. `folder` is where a long one waits."""
    file = SpooledTemporaryFile(max_size=IN_MEMORY, dir=folder)  # noqa: SIM115  # closed with the answer
    try:
        for part in parts:
            file.write(part)
        size = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    if size <= IN_MEMORY:
        with file:
            return Response(file.read(), mimetype=mimetype)
    answer = Response(wrap_file(request.environ, file), mimetype=mimetype, direct_passthrough=True)
    answer.content_length = size
    return answer
