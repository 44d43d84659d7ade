"""The use cases of app/services as they are found in the code, and which of them ran while something was done."""

from __future__ import annotations

import ast
import cProfile
import functools
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

import app.services
from tests.rules import sources

#: Use cases of several steps: a slow hash or the writing of a file comes before their transaction.
STEPS_BEFORE = frozenset(
    {
        "sign_in.sign_in",
        "own_password.change_password",
        "own_password.set_password_by_code",
        "files.store_files",
        "approval_decisions.approve",
        "approval_decisions.record_approval",
        "addenda.add_addendum",
        "documentation.add_documentation",
        "documentation.change_documentation",
        "item_reports.report_progress",
        "emblems.store_emblem",
    }
)
#: What leaves no entry in the audit, with the reason.
UNAUDITED = {
    "access_log.record": "is a log itself, of reads",
    "sign_in.note_attempt": "counts attempts of whoever is not known yet; a table of its own",
    "sign_in.note_seen": "keeps a session alive; nothing that anybody did",
    "writing_marks.mark_writing": "says where somebody writes now, every half minute; nothing that anybody did",
    "visits.note_visit": "remembers when a page was last seen; nothing that anybody did",
    "sign_in.sign_in": "the session that begins is what is audited",
}


@functools.cache
def public_functions() -> dict[str, Callable[..., Any]]:
    """`module.name` → function, for every public function that a module of services defines."""
    found = {}
    for one in pkgutil.iter_modules(app.services.__path__, "app.services."):
        module = importlib.import_module(one.name)
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == one.name and not name.startswith("_"):
                found[f"{one.name.rpartition('.')[2]}.{name}"] = value
    return found


@functools.cache
def use_cases() -> dict[str, Callable[..., Any]]:
    """The functions that are one transaction, and those of several steps."""
    return {
        name: function
        for name, function in public_functions().items()
        if getattr(function, "is_transactional", False) or name in STEPS_BEFORE
    }


@contextmanager
def running() -> Iterator[set[str]]:
    """The names of the use cases that run inside, in this thread; known at its end."""
    names: dict[CodeType, str] = {inspect.unwrap(case).__code__: name for name, case in use_cases().items()}
    ran: set[str] = set()
    # A function of our own, called at every call, would take longer than most of them.
    calls = cProfile.Profile(builtins=False)
    calls.enable()
    try:
        yield ran
    finally:
        calls.disable()
        ran |= {names[one.code] for one in calls.getstats() if one.code in names}


@functools.cache
def called_from(*rooms: str) -> dict[str, set[str]]:
    """Functions of services that files of these rooms name → the files."""
    found: dict[str, set[str]] = {}
    for path in sources.python(*rooms):
        if "app.services" not in sources.text(path):
            continue
        modules, names = _imports(sources.nodes(path))
        used = set(names)
        for node in sources.nodes(path):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
                used.add(f"{modules[node.value.id]}.{node.attr}")
        for name in used & public_functions().keys():
            found.setdefault(name, set()).add(sources.name(path))
    return found


def _imports(nodes: Iterable[ast.AST]) -> tuple[dict[str, str], list[str]]:
    """Modules of services by their local names, and functions imported from them."""
    modules: dict[str, str] = {}
    names: list[str] = []
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "app.services":
            modules |= {one.asname or one.name: one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("app.services."):
            names += [f"{(node.module or '').rpartition('.')[2]}.{one.name}" for one in node.names]
    return modules, names
