"""The repository's own files as the rules read them: names, texts, syntax trees. No rule stands here."""

from __future__ import annotations

import ast
import functools
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.database import ON_POSTGRESQL
from tests.turns import shared

ROOT = Path(__file__).resolve().parents[2]
_TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".yaml", ".yml", ".json", ".txt", ".in", ".sh", ".ini", ".mako"}


@functools.cache
def own_files() -> tuple[Path, ...]:
    """Every file that is kept in version control or is about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file()))


def python(*rooms: str) -> Iterator[Path]:
    """Python files below the given folders."""
    return (path for path in own_files() if path.suffix == ".py" and name(path).startswith(rooms))


def each(*rooms: str) -> list[Path]:
    """The same for a rule that looks at each file alone: PostgreSQL is asked about each sixth, SQLite about all."""
    paths = list(python(*rooms))
    return shared(paths, rooms[0]) if ON_POSTGRESQL else paths


def templates() -> list[Path]:
    """Every template."""
    return [path for path in own_files() if name(path).startswith("app/templates/")]


def texts() -> Iterator[Path]:
    """Files with words in them; whatever else stands there is a picture or a font."""
    return (path for path in own_files() if path.suffix in _TEXT or path.suffix == "")


def name(path: Path) -> str:
    """The path as it is said in a sentence."""
    return str(path.relative_to(ROOT))


@functools.cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@functools.lru_cache(8)
def tree(path: Path) -> ast.Module:
    """The syntax of a file. A thousand trees are not kept: Python would look through them all for what is not used."""
    return ast.parse(text(path))


def nodes(path: Path) -> Iterator[ast.AST]:
    """Every node of a file."""
    return ast.walk(tree(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, methods included; expressions, which hold none, are not walked."""
    waiting: list[ast.AST] = [tree(path)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
        for name in ("body", "orelse", "handlers", "finalbody", "cases"):
            inside = getattr(node, name, ())
            waiting += inside if isinstance(inside, list) else ()


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without decorators and docstring."""
    first = function.body[0]
    doc = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    spared = (first.end_lineno or 0) - first.lineno + 1 if doc else 0
    return (function.end_lineno or 0) - function.lineno + 1 - spared


@functools.cache
def code(path: Path) -> str:
    """The code of a file without its strings and comments, words joined by single blanks."""
    kinds = (tokenize.NAME, tokenize.OP, tokenize.NUMBER)
    tokens = tokenize.generate_tokens(io.StringIO(text(path)).readline)
    return " ".join(token.string for token in tokens if token.type in kinds)


def in_code(path: Path, pattern: str) -> re.Match[str] | None:
    """The first match in the code of a file. Taking strings away is slow, so the text itself is searched before."""
    if not re.search(pattern.replace(" ", r"\s*"), text(path)):
        return None
    return re.search(pattern, code(path))


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    """Calls of functions or methods with one of these names."""
    if not any(name in text(path) for name in names):
        return
    for node in nodes(path):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in names:
                yield node
