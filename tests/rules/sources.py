"""The repository's own files as the rules read them: names, texts, syntax trees. No rule stands here."""

from __future__ import annotations

import ast
import functools
import io
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

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


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, methods included."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


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


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    """Calls of functions or methods with one of these names."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in names:
                yield node
