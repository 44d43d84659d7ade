"""Whether the words of a stored file may name a victim. Read once for each file and process: a file never changes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from flask import current_app

from app.domain.errors import NotFound
from app.domain.privacy_masks import names_somebody
from app.storage import LocalStorage
from app.storage.texts import office_words

#: Characters that are looked at of one document; what follows takes longer than a page may.
_MOST = 500_000
#: What has words that can be read; scans and photos have none.
_READ = ("wordprocessingml.document", "spreadsheetml.sheet")


def may_name_a_victim(stored_name: str, media_type: str) -> bool:
    """Of a DOCX or XLSX; a file that is gone or of another kind names nobody."""
    if not media_type.endswith(_READ):
        return False
    try:
        return _names(str(current_app.config["FILES_FOLDER"]), stored_name)
    except NotFound:
        return False


@lru_cache(maxsize=4096)
def _names(folder: str, stored_name: str) -> bool:
    with LocalStorage(Path(folder)).open(stored_name) as file:
        return names_somebody(office_words(file)[:_MOST])
