"""The environment of the templates: strict, with clean white space, and quick at importing macros."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined


@lru_cache(maxsize=512)
def written_once(macro: Any, *values: Any) -> Any:
    """What a macro writes for these values, worked out once: for parts of the frame that many pages share.

    `{{ written_once(menu, navigation) }}`: the macro must follow from its values alone, and they must not change.
    """
    return macro(*values)


def register(app: Flask) -> None:
    """Set it up."""
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.globals["written_once"] = written_once
    wrapped = environment.make_globals

    def make_globals(own: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's globals as they are.

        Jinja wraps them for each template in a ChainMap and compares all its keys at every import of a macro, a tenth
        of the time of a page. Nothing here loads a template with globals of its own, which is what the wrap is for.
        """
        return wrapped(own) if own else environment.globals

    environment.make_globals = make_globals  # type: ignore[method-assign]
