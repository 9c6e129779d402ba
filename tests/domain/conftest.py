"""Small sets and rounds that tests of the rules are tried on."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cds_desktop import resources
from cds_desktop.domain.indicator_set import IndicatorSet, Item, load

SMALL_SET = """
id = "nho"
version = "1"
title = "Bộ chỉ số nhỏ"

[legal_basis]
number = "1/QĐ"
issued_on = 2026-01-05
issuer = "người thử"

[[groups]]
code = "1"
title = "Nhóm một"
max_points = 100
checked = true

[[criteria]]
code = "1.1"
group = "1"
title = "Điều kiện"
mandatory = true
checked = true

[[criteria]]
code = "1.2"
group = "1"
title = "Hội đồng chấm"
checked = true

[[items]]
code = "1.2"
criterion = "1.2"
text = "Hội đồng chấm"
max_points = 100
scoring = "judged"
checked = true

[[groups]]
code = "2"
title = "Nhóm hai"
max_points = 100
checked = true

[[criteria]]
code = "2.1"
group = "2"
title = "Hội đồng chấm"
max_points = 100
checked = true

[[items]]
code = "2.1.1"
criterion = "2.1"
text = "Hội đồng chấm"
max_points = 100
scoring = "judged"
checked = true

[level_rule]
combine = "lowest_group"
mandatory_failed = "cap"
mandatory_cap = 1
point_step = 0.5
checked = true
levels = [
    { level = 1, title = "Chưa đáp ứng", from = 0, to = 50, to_included = false },
    { level = 2, title = "Đáp ứng cơ bản", from = 50, to = 75 },
    { level = 3, title = "Đáp ứng tốt", from = 75, from_included = false, to = 100 },
]
"""


@pytest.fixture(scope="session")
def small_set() -> IndicatorSet:
    return load(SMALL_SET)


@pytest.fixture(scope="session")
def small_text() -> str:
    return SMALL_SET


def _built_in(name: str) -> IndicatorSet:
    return load(resources.path("indicator_sets", f"{name}.toml").read_text("utf-8"))


@pytest.fixture(scope="session")
def official_set() -> IndicatorSet:
    return _built_in("qd-4725-2022")


@pytest.fixture(scope="session")
def demonstration_set() -> IndicatorSet:
    return _built_in("qd-4725-minh-hoa")


@pytest.fixture(scope="session")
def make_item(small_set: IndicatorSet) -> Callable[..., Item]:
    """An item like `judged out of 7 points` with some fields changed."""
    plain = replace(small_set.items[0], code="9.9", max_points=Decimal(7), unit="giáo viên")

    def make(**fields: object) -> Item:
        return replace(plain, **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    return resources.path("samples", "truong-minh-hoa")
