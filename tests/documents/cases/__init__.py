"""Sheets written by hand after real meetings: the shapes that papers must carry, without any database."""

from __future__ import annotations

from tests.documents.cases.jambi import JAMBI
from tests.documents.cases.jambi_undated import JAMBI_UNDATED
from tests.documents.cases.kaltara import KALTARA
from tests.documents.cases.pemalang import PEMALANG
from tests.documents.cases.tanjungpinang import TANJUNGPINANG

#: Sheet by the id of its meeting in the cases.
BY_CASE = {
    "seed-000": TANJUNGPINANG,
    "seed-001": JAMBI,
    "seed-002": PEMALANG,
    "seed-003": JAMBI_UNDATED,
    "seed-004": KALTARA,
}
