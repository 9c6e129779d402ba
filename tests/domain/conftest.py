"""Small sets and rounds that tests of the rules are tried on."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings

from cds_desktop import resources
from cds_desktop.domain.indicator_set import IndicatorSet, Item, load

# How long an example takes depends on what else the machine does; speed is measured elsewhere.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

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


LITTLE_SET = {
    "head": """
id = "nho"
version = "1"
title = "Bộ nhỏ"
[[groups]]
code = "1"
title = "Nhóm"
max_points = 20
[[criteria]]
code = "0"
group = "1"
title = "Điều kiện"
mandatory = true
[level_rule]
point_step = 0.5
levels = [
    { level = 1, from = 0, to = 8, to_included = false },
    { level = 2, from = 8, to = 14 },
    { level = 3, from = 14, from_included = false, to = 20 },
]
[[criteria]]
code = "1"
group = "1"
""",
    "ratio": """
[[items]]
code = "a"
criterion = "1"
text = "Tỉ lệ"
max_points = 6
scoring = "ratio"
unit = "giáo viên"
ladder.bands = [
    { from = 0, to = 50, to_included = false, points = 0 },
    { from = 50, to = 80, points = 2.5 },
    { from = 80, from_included = false, points = 6 },
]
""",
    "count": """
[[items]]
code = "b"
criterion = "1"
text = "Số lượng"
max_points = 5
scoring = "count"
unit = "học liệu"
ladder.bands = [
    { from = 0, to = 3, to_included = false, points = 0 },
    { from = 3, to = 7, points = 2 },
    { from = 7, from_included = false, points = 5 },
]
""",
    "choice": """
[[items]]
code = "c"
criterion = "1"
text = "Chọn"
max_points = 3
scoring = "choice"
options = [
    { key = "x", text = "Tốt", points = 3 },
    { key = "y", text = "Vừa", points = 1.5 },
    { key = "z", text = "Chưa", points = 0 },
]
""",
    "yes_no": """
[[items]]
code = "d"
criterion = "1"
text = "Có không"
max_points = 2
scoring = "yes_no"
""",
    "judged": """
[[items]]
code = "e"
criterion = "1"
text = "Hội đồng chấm"
max_points = 2
scoring = "judged"
""",
    "proportional": """
[[items]]
code = "f"
criterion = "1"
text = "Theo tỉ lệ"
max_points = 2
scoring = "ratio"
ladder.proportional = true
""",
}


@pytest.fixture(scope="session")
def little_texts() -> dict[str, str]:
    """Parts of a set of twenty points: its head, and one item of every kind."""
    return LITTLE_SET


@pytest.fixture(scope="session")
def little_set() -> IndicatorSet:
    return load("".join(LITTLE_SET.values()))


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
