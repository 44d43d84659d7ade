"""Every act that a service notes in the audit has words: the calls are read out of the sources."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import app.services
from app.domain.access_words import SUBJECTS, access_words
from app.domain.approval import ApprovalAct
from app.domain.audit_words import act_words, is_named
from app.domain.item_acts import ItemAct
from app.domain.permissions import Permission

SERVICES = Path(app.services.__file__).parent

#: Acts that a call takes from a variable: (file, expression) → what the variable may be. A new one is to be added.
TAKEN_FROM: dict[tuple[str, str], tuple[str, ...]] = {
    ("meeting_changes.py", "_ACTS[status]"): ("tunda", "batalkan", "jadwalkan_kembali"),
    ("item_steps.py", "act.act.value"): tuple(ItemAct),
    ("approval_moves.py", "event.act.value"): tuple(ApprovalAct),
    ("meeting_readers.py", "action"): ("tambah_pembaca", "hapus_pembaca", "tambah_notulis", "hapus_notulis"),
    ("documentation.py", "act"): ("buat", "ubah", "hapus"),
    ("people.py", "action"): ("buat", "usulkan", "aktifkan", "nonaktifkan", "setujui"),
    ("participants.py", "act"): ("buat", "ubah", "hapus"),
    ("part_drafts.py", "action"): ("tulis_bagian", "simpan_otomatis"),
    ("part_drafts.py", "list_action"): ("tulis_kesimpulan", "tulis_angka", "tulis_kontak", "simpan_otomatis"),
    ("remarks.py", "act"): ("beri_catatan", "terima_catatan", "jawab_catatan"),
    ("press_releases.py", "action"): (
        *("susun", "susun_ulang", "ubah", "serahkan", "tarik_kembali", "periksa", "kembalikan"),
    ),
}


def calls() -> Iterator[tuple[str, str, list[str]]]:
    """(file, kind of the subject, acts) of every `audit.record(actor, act, kind, …)`."""
    for path in sorted(SERVICES.rglob("*.py")):
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
                yield path.name, _kind(path, node.args[2]), _acts(path.name, node.args[1])


def _kind(path: Path, node: ast.expr) -> str:
    """A literal, or a constant of the module or of one that it imports from."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    module = ".".join(("app.services", *path.relative_to(SERVICES).with_suffix("").parts))
    return str(getattr(importlib.import_module(module), ast.unparse(node)))


def _acts(file: str, node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        return _acts(file, node.body) + _acts(file, node.orelse)
    expression = ast.unparse(node)
    assert (file, expression) in TAKEN_FROM, f"{file}: say in TAKEN_FROM what {expression} may be"
    return [str(act) for act in TAKEN_FROM[file, expression]]


def test_every_act_has_words() -> None:
    found = list(calls())
    assert len(found) > 50
    nameless = {(file, kind, act) for file, kind, acts in found for act in acts if not is_named(kind, act)}
    assert not nameless, "words are missing in app/domain/audit_words.py:\n" + "\n".join(map(str, sorted(nameless)))


def test_what_calls_take_from_variables_is_still_there() -> None:
    sources = {path.name: path.read_text() for path in SERVICES.rglob("*.py")}
    assert [key for key in TAKEN_FROM if key[1] not in sources.get(key[0], "")] == []


def test_words_differ_by_what_is_acted_on() -> None:
    assert act_words("meeting", "buat") == "Rapat dicatat"
    assert act_words("item", "nyatakan_selesai") == "Dinyatakan selesai"
    assert act_words("agency", "buat") == "Dicatat"
    assert act_words("meeting", "dari_versi_lama") == "Perubahan dicatat"
    assert not is_named("meeting", "dari_versi_lama")


@pytest.mark.parametrize("permission", list(Permission))
def test_no_permission_is_read_as_a_code(permission: Permission) -> None:
    assert "_" not in access_words(permission.value)


def test_what_the_access_log_calls_its_subjects() -> None:
    assert access_words("meeting_view") == "Membuka rapat"
    assert access_words("approval_give") == "Membuka langkah persetujuan notula"
    assert access_words("item_reopen") == "Membuka langkah tindak lanjut"
    assert access_words("tidak_ada") == "Membuka halaman"
    assert set(SUBJECTS) == {"meeting", "minutes", "part", "invitation", "item", "share", "proof", "press_release"}
