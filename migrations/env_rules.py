"""What the comparison of models and database leaves out."""

from __future__ import annotations

from typing import Any


def include_object(item: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """Leave the full-text index out: it is written by hand in its migration."""
    return not (name or "").startswith("search_index")
