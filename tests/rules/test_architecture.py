"""The rules of the house as tests. Each says what to do instead; docs/architecture.md says why."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from enum import StrEnum

import pytest

import app.domain
from app.domain.labels import label
from tests.rules import sources
from tests.rules.sources import ROOT, name

FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES, FACTORY_LINES = 250, 40, 160, 60
#: Keys of the program that are never shown, and enums whose values are the printed words themselves.
WITHOUT_LABEL = {"Permission", "Identification", "Paper", "Urgency"}
#: Words that say nothing about what lives in a file.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
#: `commit()` outside app/db.py: Alembic's own transaction.
COMMITS = {"app/db.py", "migrations/env.py"}
SQL = ("text", "execute", "exec_driver_sql", "scalar", "scalars")
#: SQL put together from names of this program, never from what somebody typed.
BUILT_SQL = {"app/db.py"}
#: Writes markup itself, with every value escaped beside it: a widget that is faster than WTForms' own.
ESCAPES_BY_HAND = {"app/web/forms/fields.py", "app/web/rich_html.py"}
INDENTED_IMPORT = re.compile(r"^\s+(import|from)\b|[:;]\s*(import|from)\b", re.MULTILINE)
HTML_TAG = re.compile(r"<[a-z][^>]*>", re.IGNORECASE | re.DOTALL)
JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def refuse(faults: list[str], advice: str) -> None:
    assert not faults, advice + "\n  " + "\n  ".join(sorted(faults))


def test_files_stay_readable():
    rooms = [*sources.python("app/", "tests/", "scripts/"), ROOT / "config.py", ROOT / "wsgi.py"]
    long = [f"{name(p)}: {n} lines" for p in rooms if (n := len(sources.text(p).splitlines())) > FILE_LINES]
    refuse(long, f"Split by use case what has more than {FILE_LINES} lines (aim at 60 to 120):")


def test_functions_stay_readable():
    long = [
        f"{name(path)}:{function.lineno} {function.name}: {sources.length(function)} lines"
        for path in sources.each("app/", "tests/", "scripts/")
        for function in sources.functions(path)
        if sources.length(function) > FUNCTION_LINES
    ]
    refuse(long, f"Give the steps of a function with more than {FUNCTION_LINES} lines names of their own (aim at 25):")


def test_templates_stay_readable():
    long = [
        f"{name(p)}: {n} lines"
        for p in sources.templates()
        if (n := len(sources.text(p).splitlines())) > TEMPLATE_LINES
    ]
    refuse(long, f"A template with more than {TEMPLATE_LINES} lines hides its page; make macros or includes:")


def test_the_factory_only_puts_together():
    assert len(sources.text(ROOT / "app/__init__.py").splitlines()) <= FACTORY_LINES, "create_app() only puts together"


def test_every_module_says_what_lives_in_it():
    silent = [
        name(path)
        for path in sources.each("app/", "tests/", "scripts/")
        if sources.text(path).strip()
        and not sources.text(path).startswith('"""')
        and not ast.get_docstring(sources.tree(path))
    ]
    refuse(silent, "Begin with one to three lines: what lives here and what does not:")


def test_no_file_has_an_empty_name():
    empty = [name(path) for path in sources.own_files() if EMPTY_NAMES & set(path.with_suffix("").parts[-3:])]
    refuse(empty, "Name a file after its content:")


def test_commit_is_written_once():
    found = {name(path) for path in sources.python("app/", "migrations/") if list(sources.calls(path, "commit"))}
    assert found == COMMITS, "Only @transactional of app/db.py commits; a use case is one @transactional function"


def test_only_the_clock_reads_the_clock():
    pattern = r"\b(datetime|date|time) \. (now|today|utcnow|time|localtime)\b"
    asking = [
        name(path)
        for path in sources.each("app/", "migrations/")
        if sources.in_code(path, pattern) and name(path) != "app/clock.py"
    ]
    refuse(asking, "Ask app/clock.py for the time; rules of the domain take today as an argument:")


def test_flushes_say_which_id_they_need():
    bare = [
        f"{name(path)}:{call.lineno}"
        for path in sources.each("app/services/")
        for call in sources.calls(path, "flush")
        if "#" not in sources.text(path).splitlines()[call.lineno - 1]
    ]
    refuse(bare, "Behind flush() a comment says what needs it:")


def test_no_import_hides_in_a_function():
    hidden = [
        f"{name(path)}:{node.lineno}"
        for path in sources.each("app/")
        if INDENTED_IMPORT.search(sources.text(path))
        for function in sources.functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    refuse(hidden, "Imports stand at the top; a cycle means that something lives on the wrong floor:")


def test_user_data_never_becomes_markup():
    pattern = r"\b(Markup|render_template_string)\b"
    refuse(
        [name(p) for p in sources.each("app/") if sources.in_code(p, pattern) and name(p) not in ESCAPES_BY_HAND],
        "Text from people is escaped by the template; Markup and render_template_string are not used:",
    )
    unsafe = re.compile(r"\|\s*safe\b|autoescape\s+false|\{%\s*autoescape")
    refuse([name(p) for p in sources.templates() if unsafe.search(sources.text(p))], "No |safe and no autoescape off:")


def test_templates_carry_no_style_and_no_script_of_their_own():
    faults = []
    for path in sources.templates():
        for tag in HTML_TAG.findall(JINJA_COMMENT.sub("", sources.text(path))):
            if re.search(r"\s(style|on[a-z]+)\s*=", tag) or tag.lower().startswith("<style"):
                faults.append(f"{name(path)}: {tag[:80]}")
            if tag.lower().startswith("<script") and "src=" not in tag:
                faults.append(f"{name(path)}: {tag[:80]}")
    refuse(faults, "The content policy blocks these; use a class of static/css or a file of static/js:")


def test_sql_is_never_put_together_from_text():
    faults = [
        f"{name(path)}:{call.lineno}"
        for path in sources.each("app/")
        for call in sources.calls(path, *SQL)
        if name(path) not in BUILT_SQL and call.args and _is_built(call.args[0])
    ]
    refuse(faults, "Give values as bound parameters (R-IN-4):")


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in (node.left, node.right))
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


def test_only_known_modules_open_things():
    pattern = r"\b(pickle|marshal|shelve|eval|exec|yaml \. load|send_file|urlopen|requests)\b(?= [.(])"
    found = [f"{name(p)}: {m[0]}" for p in sources.each("app/") if (m := sources.in_code(p, pattern))]
    refuse(found, "Not in the application: it runs or fetches what somebody else wrote (R-PR-2):")


def _enums() -> list[type[StrEnum]]:
    found = set()
    for module in pkgutil.walk_packages(app.domain.__path__, "app.domain."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum:
                found.add(value)
    return sorted(found, key=lambda enum: enum.__qualname__)


@pytest.mark.parametrize("enum", _enums(), ids=lambda enum: enum.__name__)
def test_every_code_has_its_words(enum):
    if enum.__name__ in WITHOUT_LABEL:
        return
    for member in enum:
        try:
            assert label(member).strip(), f"the label of {member!r} is empty"
        except KeyError:
            pytest.fail(f"Give {enum.__name__}.{member.name} its words in app/domain/labels.py")


def test_enums_live_in_the_domain():
    elsewhere = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in sources.each("app/models/", "app/services/", "app/web/", "app/jobs/")
        if "Enum" in sources.text(path)
        for node in sources.nodes(path)
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "").endswith("Enum") for base in node.bases)
    ]
    refuse(elsewhere, "Codes are StrEnums of app/domain/<noun>.py, so that rules and labels find them:")
