"""Whatever a set file holds, the loader answers with faults; it never crashes."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.domain.indicator_set import check, load


@given(st.text(max_size=400))
def test_no_text_whatever_crashes_the_loader(text: str) -> None:
    assert check(text).indicator_set is None


@pytest.mark.parametrize("name", ["a", '"a.b=c"', '"\\""', "'a b'"])
def test_names_nested_without_end_are_refused_before_they_are_parsed(name: str) -> None:
    deep = ". ".join([name] * 40_000)
    for text in (f"{deep} = 1", f"[{deep}]", f"x = {{ {deep} = 1 }}"):
        (fault,) = check(text).faults
        assert fault.message == "có tên lồng quá nhiều tầng"


def test_codes_dots_and_sentences_are_no_deep_names() -> None:
    text = BASE.replace('"Bộ"', '"1.2.3.4.5.6. Bộ ........................ v.v."', 1)
    assert not any("tầng" in fault.message for fault in check(text).faults)


SMALL_VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def toml_of(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(ch):08x}" for ch in value) + '"'
        case list():
            return "[" + ", ".join(toml_of(part) for part in value) + "]"
        case dict():
            return "{" + ", ".join(f"{toml_of(k)} = {toml_of(v)}" for k, v in value.items()) + "}"
        case float():
            return str(value).replace("Infinity", "inf")
    return str(value)


FIELDS = ["id", "title", "code", "group", "criterion", "max_points", "scoring", "ladder", "options", "levels"]
FIELDS += ["from", "to", "points", "point_step", "mandatory", "mandatory_cap", "combine", "groups", "items"]


@given(field=st.sampled_from(FIELDS), value=SMALL_VALUES, position=st.integers(0, 12))
def test_no_value_in_any_field_crashes_the_loader(field: str, value: object, position: int) -> None:
    lines = BASE.split("\n")
    places = [n for n, line in enumerate(lines) if line.startswith(f"{field} = ")] or [len(lines) - 1]
    place = places[position % len(places)]
    lines[place] = f"{field} = {toml_of(value)}"
    result = check("\n".join(lines))
    assert result.indicator_set is not None or result.faults


BASE = """
id = "nho"
version = "1"
title = "Bộ"
[[groups]]
code = "1"
title = "Nhóm"
max_points = 10
[[criteria]]
code = "1.1"
group = "1"
mandatory = false
max_points = 10
[[items]]
code = "1.1.1"
criterion = "1.1"
text = "Tỉ lệ"
max_points = 10
scoring = "ratio"
[items.ladder]
[[items.ladder.bands]]
from = 0
points = 10
[level_rule]
combine = "lowest_group"
mandatory_cap = 1
point_step = 0.5
[[level_rule.levels]]
level = 1
from = 0
to = 10
"""


def test_the_base_of_the_random_test_is_itself_in_order() -> None:
    assert tomllib.loads(BASE)
    assert load(BASE).open_faults == ()
