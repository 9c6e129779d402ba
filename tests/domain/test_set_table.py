"""The bộ chỉ số as a table of typed texts: nothing lost, every fault at its cell, the sums beside it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from cds_desktop import resources
from cds_desktop.domain.indicator_set import IndicatorSet, ScoringKind, check, load, to_toml
from cds_desktop.domain.set_table import (
    COLUMNS,
    SETTINGS,
    RowKind,
    SetRow,
    SetTable,
    Sum,
    TableReading,
    columns_of,
    read_table,
    table_of,
)
from domain.set_strategies import indicator_sets, unlike

BUILT_IN = ("qd-4725-2022", "qd-4725-minh-hoa")


def built_in(name: str) -> IndicatorSet:
    return load(resources.path("indicator_sets", f"{name}.toml").read_text("utf-8"))


def same(found: IndicatorSet | None, wanted: IndicatorSet) -> bool:
    return unlike(found, wanted) == []


def typed(edits: Mapping[tuple[str, str], str], name: str = "qd-4725-minh-hoa") -> SetTable:
    """The table of a built-in set after typing `edits` (row id, column) → text."""
    table = table_of(built_in(name))
    rows = tuple(
        SetRow(
            row.id,
            row.kind,
            {**row.cells, **{key: text for (row_id, key), text in edits.items() if row_id == row.id}},
        )
        for row in table.rows
    )
    changed = {key: text for (row_id, key), text in edits.items() if not row_id}
    return SetTable({**table.settings, **changed}, rows)


def read(edits: Mapping[tuple[str, str], str], name: str = "qd-4725-minh-hoa") -> TableReading:
    return read_table(typed(edits, name))


def places(reading: TableReading) -> set[tuple[str, str]]:
    return {(fault.row_id, fault.column) for fault in reading.faults}


@given(indicator_sets())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # Making a whole set smaller step by step takes minutes and shows nothing new.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
def test_any_set_survives_being_a_table_of_texts(drawn: IndicatorSet) -> None:
    checked = check(to_toml(drawn))
    assert checked.indicator_set is not None, checked.faults
    reading = read_table(table_of(checked.indicator_set))
    assert [fault for fault in reading.faults if not fault.tolerable] == []
    assert unlike(reading.indicator_set, checked.indicator_set) == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_sets_that_come_with_the_app_survive_word_for_word(name: str) -> None:
    assert same(read_table(table_of(built_in(name))).indicator_set, built_in(name))


def test_the_text_of_a_read_set_gives_the_same_set_again() -> None:
    found = read_table(table_of(built_in("qd-4725-2022"))).indicator_set
    assert found is not None
    assert same(load(found.text), found)


def test_every_kind_of_row_has_its_columns_and_each_key_stands_once() -> None:
    assert len({column.key for column in COLUMNS}) == len(COLUMNS)
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    assert {column.key for column in columns_of(RowKind.LEVEL)} == {
        "kind",
        "code",
        "parent",
        "text",
        "levels",
    }
    assert all(column.hint and column.title for column in COLUMNS)


@pytest.mark.parametrize(
    ("row_id", "column", "text"),
    [
        ("i1.3.2", "max_points", " 6,0 điểm "),
        ("i1.3.2", "max_points", "6.0"),
        ("i1.3.2", "scoring", "ratio"),
        ("i1.3.2", "scoring", "TỶ LỆ"),
        ("i1.3.2", "scoring", unicodedata.normalize("NFD", "tỉ lệ")),
        ("i1.3.2", "checked", "✓"),
        ("i1.3.2", "checked", "x"),
        ("i1.3.2", "checked", " CÓ "),
        ("i1.3.2", "short_name", "không"),
        ("i1.3.2", "options", "-"),
        ("i1.3.2", "checked_on", ""),
        ("i1.3.2", "parent", ""),
        ("i1.3.2", "parent", "1,3"),
        ("i1.3.2", "parent", "Tiêu chí 1.3"),
        ("c1.3", "parent", "nhóm 1"),
        ("i1.3.2", "unit", unicodedata.normalize("NFD", "giáo  viên ")),
        ("i1.3.1", "asks_for", "Có hoặc không"),
        ("c1.1", "mandatory", "bắt buộc"),
        ("g1", "mandatory", "ko"),
        ("m2", "code", "Mức 2"),
        ("m2", "levels", ">=50 và <=75"),
        ("", "point_step", "0.5"),
        ("", "mandatory_cap", "Mức 1"),
        ("", "combine", ""),
        ("", "combine", "lowest_group"),
        ("", "decision_date", "30-12-2022"),
        ("", "decision_date", "ngày 30 tháng 12 năm 2022"),
        ("", "decision_date", "2022-12-30"),
        ("", "applies_to", "TH; THCS; THPT; GDTX"),
    ],
)
def test_the_same_thing_typed_in_another_way_is_the_same_set(row_id: str, column: str, text: str) -> None:
    assert same(read({(row_id, column): text}).indicator_set, built_in("qd-4725-minh-hoa"))


@pytest.mark.parametrize(
    ("row_id", "column", "text", "said"),
    [
        ("i1.3.2", "max_points", "sáu", "“sáu” không phải là số"),
        ("i1.3.2", "max_points", "60%", "phần trăm"),
        ("i1.3.2", "max_points", "-6", "âm"),
        ("i1.3.2", "max_points", "", "còn thiếu"),
        ("i1.3.2", "scoring", "đoán", "chọn một trong: Có / Không, Tỉ lệ"),
        ("i1.3.2", "checked", "có lẽ", "ghi “có” hoặc “không”"),
        ("i1.3.2", "checked_on", "31/02/2026", "không phải một ngày có thật"),
        ("i1.3.2", "checked_on", "hôm qua", "viết như 21/11/2026"),
        ("i1.3.2", "ladder", "dưới 50: 0; từ 60: 6", "hở ở khoảng 50 – 60"),
        ("i1.3.2", "ladder", "dưới 50: 0; khá: 6", "“khá”"),
        ("i1.3.2", "ladder", "", "còn thiếu"),
        ("i1.3.2", "options", "a = Thuê: 2", "cách chấm “Tỉ lệ” không có phương án"),
        ("i1.3.2", "parent", "7.7", "không có tiêu chí “7.7”"),
        ("i1.3.2", "code", "một", "chữ không dấu"),
        ("i1.3.2", "mandatory", "có", "dòng Nội dung không dùng cột này"),
        ("i1.3.2", "asks_for", "Tỉ lệ", "chỉ dùng khi Hội đồng chấm"),
        ("g1", "weight", "2", "tổng điểm có trọng số"),
        ("g1", "required_points", "50", "nhóm bắt buộc"),
        ("c1.3", "levels", "Mức 1: dưới 10; Mức 2: từ 10 đến 20", "không tới hết khoảng"),
        ("c1.1", "text", "", "còn thiếu"),
        ("m1", "levels", "từ 0 đến 50", "chồng lên nhau ở 50"),
        ("m2", "levels", "vừa vừa", "không hiểu khoảng “vừa vừa”"),
        ("m2", "code", "hai", "không phải số thứ tự"),
        ("m2", "parent", "9", "không có nhóm “9”"),
        ("", "point_step", "0", "lớn hơn 0"),
        ("", "point_step", "nửa", "không phải là số"),
        ("", "mandatory_cap", "9", "không có Mức 9"),
        ("", "id", "", "còn thiếu"),
        ("", "id", "bộ một", "chữ không dấu"),
        ("", "combine", "bốc thăm", "chọn một trong"),
        ("", "decision_date", "32/12/2022", "không phải một ngày có thật"),
    ],
)
def test_a_fault_is_told_at_its_cell_in_words(row_id: str, column: str, text: str, said: str) -> None:
    reading = read({(row_id, column): text})
    assert reading.indicator_set is None
    messages = [fault.message for fault in reading.faults if (fault.row_id, fault.column) == (row_id, column)]
    assert any(said in message for message in messages), reading.faults
    assert not any(
        word in message for message in messages for word in ("max_points", "true", "judged", "ratio")
    )


def test_one_wrong_cell_raises_no_second_fault_elsewhere() -> None:
    for column, text in (
        ("max_points", "sáu"),
        ("checked", "có lẽ"),
        ("checked_on", "hôm qua"),
        ("ladder", "khá: 6"),
    ):
        assert places(read({("i1.3.2", column): text})) == {("i1.3.2", column)}


def test_all_faults_are_told_at_once() -> None:
    wrong = {
        ("i1.3.2", "max_points"): "sáu",
        ("i1.3.5", "ladder"): "khá: 6",
        ("", "id"): "",
        ("m2", "levels"): "x",
    }
    assert set(wrong) <= places(read(wrong))


def test_a_code_used_twice_is_marked_on_every_row_that_has_it() -> None:
    found = places(read({("i1.3.3", "code"): "1.3.2"}))
    assert {("i1.3.2", "code"), ("i1.3.3", "code")} <= found


def test_a_missing_value_of_a_doubled_code_is_marked_only_where_it_is_missing() -> None:
    found = places(read({("i1.3.3", "code"): "1.3.2", ("i1.3.3", "text"): ""}))
    assert ("i1.3.3", "text") in found
    assert ("i1.3.2", "text") not in found


def test_a_row_without_a_code_is_found_by_its_place() -> None:
    assert ("i1.3.3", "code") in places(read({("i1.3.3", "code"): ""}))


def test_an_unchecked_set_with_a_wrong_sum_can_be_worked_with_and_says_so() -> None:
    reading = read({}, "qd-4725-2022")
    assert [(fault.row_id, fault.column, fault.tolerable) for fault in reading.faults] == [
        ("g2", "max_points", True)
    ]
    assert reading.is_usable
    assert reading.sums["g2"] == Sum(Decimal(90), Decimal(100))
    assert not reading.sums["g2"].agrees


def test_sums_stand_beside_what_they_should_be() -> None:
    sums = read({("i1.3.2", "max_points"): "7,5"}).sums
    assert sums["c1.3"] == Sum(Decimal("31.5"), Decimal(30))
    assert sums["g1"].agrees
    assert "c1.1" not in sums


def test_an_unreadable_number_leaves_no_sum_rather_than_a_wrong_one() -> None:
    sums = read({("i1.3.2", "max_points"): "sáu"}, "qd-4725-2022").sums
    assert "c1.3" not in sums
    assert sums["c1.4"].found == Decimal(10)


def test_an_empty_table_names_what_is_missing_and_does_not_fail() -> None:
    reading = read_table(SetTable({}, ()))
    assert not reading.is_usable
    said = {fault.message for fault in reading.faults}
    assert {"chưa có dòng Nhóm nào", "chưa có dòng Tiêu chí nào", "chưa có mức nào"} <= said


def test_a_cell_holds_what_was_typed_even_when_nobody_understands_it() -> None:
    table = typed({("i1.3.2", "ladder"): "để mai hỏi"})
    assert next(row for row in table.rows if row.id == "i1.3.2").text("ladder") == "để mai hỏi"


def test_criteria_listed_out_of_the_order_of_groups_keep_their_order() -> None:
    chosen = built_in("qd-4725-minh-hoa")
    mixed = replace(chosen, criteria=chosen.criteria[::-1], items=chosen.items[::-1])
    found = read_table(table_of(mixed)).indicator_set
    assert found is not None
    assert [criterion.code for criterion in found.criteria] == [one.code for one in mixed.criteria]
    assert [item.code for item in found.items] == [one.code for one in mixed.items]


def test_a_new_item_below_a_criterion_belongs_to_it_without_being_told() -> None:
    table = table_of(built_in("qd-4725-2022"))
    place = next(number for number, row in enumerate(table.rows) if row.id == "c2.3")
    new = SetRow("moi", RowKind.ITEM, {"code": "2.3.9", "text": "Mới", "max_points": "10"})
    rows = (*table.rows[: place + 1], new, *table.rows[place + 1 :])
    found = read_table(SetTable(table.settings, rows)).indicator_set
    assert found is not None
    item = found.item("2.3.9")
    assert item is not None
    assert item.criterion_code == "2.3"
    assert item.scoring is ScoringKind.JUDGED
    assert found.open_faults == ()


def test_five_thousand_rows_too_many_are_refused_in_one_sentence() -> None:
    rows = tuple(
        SetRow(f"r{n}", RowKind.ITEM, {"code": str(n), "parent": "1", "text": "x", "max_points": "1"})
        for n in range(5_001)
    )
    reading = read_table(SetTable({"id": "a", "version": "1", "title": "t"}, rows))
    assert not reading.is_usable
    assert len(reading.faults) < 20
    assert any("5000 dòng" in fault.message for fault in reading.faults)


def test_rows_of_one_code_are_each_told_of_what_they_lost_themselves() -> None:
    reading = read(
        {("i1.3.2", "code"): "1.3.1", ("i1.3.2", "scoring"): "tự chấm", ("i1.3.1", "max_points"): "ba"}
    )
    found = {(fault.row_id, fault.column) for fault in reading.faults if fault.column != "parent"}
    assert found == {
        ("i1.3.1", "code"),
        ("i1.3.2", "code"),
        ("i1.3.1", "max_points"),
        ("i1.3.2", "scoring"),
    }
