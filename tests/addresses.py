"""Addresses of pages compiled once for all applications of this process: that is most of what an application costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing.rules import Rule

_compile = Rule._compile_builder
_compiled: dict[Any, Callable[..., tuple[str, str]]] = {}


def _kept(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    """What builds the address; it asks the rule it is bound to for everything but its words and defaults."""
    words = tuple(rule._trace)
    key = (words, tuple(sorted((rule.defaults or {}).items())), append_unknown)
    if key not in _compiled:
        _compiled[key] = _compile(rule, append_unknown)
    return _compiled[key]


def compile_once() -> None:
    """From now on the same address is compiled once."""
    Rule._compile_builder = _kept  # type: ignore[method-assign]
