"""Small pictures that stand in a page itself, since they have no address of their own."""

from __future__ import annotations

from base64 import b64encode


def data_address(data: bytes, media_type: str) -> str:
    """The picture itself as an address; the policy of pages allows it for pictures alone."""
    return f"data:{media_type};base64,{b64encode(data).decode('ascii')}"
