"""Who a message greets: the one person it goes to. The phone number stays outside (`messages.links`)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.people import Sapaan


@dataclass(frozen=True, kw_only=True)
class Greeted:
    """A person or an office. `name` is printed with its titles; `sapaan` None reads "Bapak/Ibu"."""

    sapaan: Sapaan | None = None
    name: str | None = None
    office: str | None = None
