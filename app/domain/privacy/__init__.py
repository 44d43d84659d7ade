"""The privacy guard: minutes on violence and trafficking carry no identity of a victim. Not who may."""

from __future__ import annotations

from app.domain.privacy.contacts import Contacts
from app.domain.privacy.findings import (
    FilePassage,
    Finding,
    Passage,
    PhotoPassage,
    PrivacyRule,
    Severity,
    TextPassage,
)
from app.domain.privacy.scanning import masked, open_findings, scan
from app.domain.privacy.sensitivity import is_sensitive

__all__ = [
    "Contacts",
    "FilePassage",
    "Finding",
    "Passage",
    "PhotoPassage",
    "PrivacyRule",
    "Severity",
    "TextPassage",
    "is_sensitive",
    "masked",
    "open_findings",
    "scan",
]
