"""What an office document may unpack to: the limits themselves, each at its edge."""

from __future__ import annotations

import zipfile

import pytest

from app.domain.errors import RuleViolation
from app.storage.archives import MAX_EXAMINED, MAX_MEMBERS, MAX_UNPACKED, Budget


def members(count: int, size: int = 0) -> list[zipfile.ZipInfo]:
    found = [zipfile.ZipInfo(f"{number}.xml") for number in range(count)]
    for member in found:
        member.file_size = size
    return found


@pytest.mark.parametrize(("count", "size"), [(MAX_MEMBERS, 0), (1, MAX_UNPACKED), (4, MAX_UNPACKED // 4)])
def test_the_limits_themselves_are_allowed(count: int, size: int) -> None:
    budget = Budget()
    budget.spend(members(count, size))
    assert (budget.members, budget.unpacked) == (MAX_MEMBERS - count, MAX_UNPACKED - count * size)


@pytest.mark.parametrize(("count", "size"), [(MAX_MEMBERS + 1, 0), (1, MAX_UNPACKED + 1), (5, MAX_UNPACKED // 4)])
def test_one_more_is_refused(count: int, size: int) -> None:
    with pytest.raises(RuleViolation, match="terlalu besar bila dibuka"):
        Budget().spend(members(count, size))


def test_only_so_much_xml_is_read_element_by_element() -> None:
    budget = Budget()
    budget.examine(bytes(MAX_EXAMINED))
    with pytest.raises(RuleViolation):
        budget.examine(b"<")


def test_documents_inside_share_the_budget_of_the_whole() -> None:
    budget = Budget()
    budget.spend(members(1, MAX_UNPACKED // 2))
    with pytest.raises(RuleViolation):
        budget.spend(members(1, MAX_UNPACKED // 2 + 1))
