"""The four ways a rule or a service refuses. `web/errors.py` maps each to a page, once."""

from __future__ import annotations

from dataclasses import dataclass


class DomainError(Exception):
    """Base of everything a use case may refuse with; the message is an Indonesian sentence."""


class RuleViolation(DomainError):
    """A rule refuses a value. `field` is the form field that the sentence belongs to ("" for the whole form)."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class NotAllowed(DomainError):
    """The actor sees the thing but may not do this. `who_can` names those who may."""

    def __init__(self, who_can: str) -> None:
        super().__init__(who_can)
        self.who_can = who_can


class NotFound(DomainError):
    """The thing does not exist for this actor: missing, foreign, or outside what may be seen."""


class Conflict(DomainError):
    """Somebody else saved in between. Nothing was written.

    `current` holds what stands saved now, by field name, so that a page can show both texts.
    """

    def __init__(self, current: dict[str, str] | None = None, version: int | None = None) -> None:
        super().__init__("Isian ini sudah disimpan orang lain.")
        self.current = current or {}
        self.version = version


@dataclass(frozen=True)
class Remark:
    """A remark that never stops the work: shown beside the field, saved nevertheless."""

    field: str
    message: str
