"""The project's own copy of the records against the shared one, where that lies beside the project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from app.jobs.demo_data import cases

SHARED = Path(__file__).parents[3] / "shared" / "domain" / "rakor_cases.yaml"
#: What a record of the shared copy says about itself and not about its meeting.
EXCEPTED = {"source_file", "catatan_pencatat"}


@pytest.mark.skipif(not SHARED.exists(), reason="the shared records do not lie beside the project")
def test_the_copy_has_the_same_facts() -> None:
    shared = {case["id"]: case for case in yaml.safe_load(SHARED.read_text(encoding="utf-8"))["meetings"]}
    assert _facts(cases()) == _facts(shared)


def _facts(found: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {case_id: {key: case[key] for key in case if key not in EXCEPTED} for case_id, case in found.items()}
