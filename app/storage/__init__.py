"""The handle of files: what may be stored, cleaned, and a folder that keeps it durably. No rows and no permissions."""

from __future__ import annotations

from app.storage.checks import MAX_SIZE, CheckedUpload, UploadKind, check_emblem, check_upload
from app.storage.local import LocalStorage, Saved

__all__ = ["MAX_SIZE", "CheckedUpload", "LocalStorage", "Saved", "UploadKind", "check_emblem", "check_upload"]
