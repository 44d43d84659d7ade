"""Sources of money: a tree without loops, years, and remarks on odd amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.errors import RuleViolation
from app.domain.funding import (
    FundingSource,
    funding_remarks,
    is_within,
    parent_source,
    parse_fiscal_year,
    source_path,
)
from app.domain.labels import label


@pytest.mark.parametrize("source", FundingSource)
def test_every_source_hangs_in_the_tree_behind_its_parent(source: FundingSource) -> None:
    path = source_path(source)
    assert path[-1] is source
    assert parent_source(path[0]) is None
    order = list(FundingSource)
    assert [order.index(step) for step in path] == sorted(order.index(step) for step in path)


def test_labels_of_sources_differ() -> None:
    labels = [label(source) for source in FundingSource]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("source", "path"),
    [
        (FundingSource.DAK_PELAYANAN_PPA, "APBD > TKD > DAK > DAK_NONFISIK > DAK_PELAYANAN_PPA"),
        (FundingSource.DBH_CHT, "APBD > TKD > DBH > DBH_CHT"),
        (FundingSource.DEKONSENTRASI, "APBN > DEKONSENTRASI"),
        (FundingSource.APB_DESA, "APB_DESA"),
        (FundingSource.TANPA_BIAYA, "TANPA_BIAYA"),
    ],
)
def test_paths_as_regional_finance_groups_them(source: FundingSource, path: str) -> None:
    assert " > ".join(step.name for step in source_path(source)) == path


def test_groups_hold_what_is_under_them() -> None:
    assert is_within(FundingSource.DAK_FISIK, FundingSource.APBD)
    assert is_within(FundingSource.APBN, FundingSource.APBN)
    assert not is_within(FundingSource.APBD, FundingSource.DAK_FISIK)
    assert not is_within(FundingSource.HIBAH_DAERAH, FundingSource.HIBAH)


@pytest.mark.parametrize(("typed", "year"), [("2000", 2000), ("2024", 2024), (" 2100 ", 2100), ("", None)])
def test_fiscal_years(typed: str, year: int | None) -> None:
    assert parse_fiscal_year(typed) == year


@pytest.mark.parametrize("typed", ["1999", "2101", "24", "2024/2025", "TA 2024", "2024,5"])
def test_other_years_are_refused(typed: str) -> None:
    with pytest.raises(RuleViolation, match="tahun anggaran") as refused:
        parse_fiscal_year(typed)
    assert refused.value.field == "fiscal_year"


@pytest.mark.parametrize(
    ("source", "ceiling", "realised", "fields"),
    [
        (FundingSource.DAK, Decimal(100), Decimal(100), []),
        (FundingSource.DAK, Decimal(100), Decimal("100.01"), ["realised"]),
        (FundingSource.DAK, None, Decimal(100), []),
        (None, None, None, []),
        (FundingSource.TANPA_BIAYA, None, None, []),
        (FundingSource.TANPA_BIAYA, Decimal(0), Decimal(0), []),
        (FundingSource.TANPA_BIAYA, Decimal(5), None, ["source"]),
        (FundingSource.TANPA_BIAYA, Decimal(5), Decimal(6), ["realised", "source"]),
    ],
)
def test_odd_amounts_are_remarked(
    source: FundingSource | None, ceiling: Decimal | None, realised: Decimal | None, fields: list[str]
) -> None:
    assert [remark.field for remark in funding_remarks(source, ceiling, realised)] == fields
