"""Ladders, options and level bands as people write them, in both directions."""

from decimal import Decimal

import pytest
from hypothesis import given

from cds_desktop.domain.indicator_set import Choice, Interval, Ladder, LevelBand
from cds_desktop.domain.set_table import SETTINGS
from cds_desktop.domain.set_table.cells import read_cell
from cds_desktop.domain.set_table.intervals import Unclear, interval_words, read_interval
from cds_desktop.domain.set_table.ladders import (
    ladder_words,
    levels_words,
    options_words,
    read_ladder,
    read_levels,
    read_options,
)
from cds_desktop.domain.set_table.quoting import list_words, read_list
from domain.set_strategies import HUNDRED, choices, ladders, level_bands, st, stretches, words

THREE_BANDS = "dưới 50: 0; từ 50 đến dưới 80: 4; từ 80: 7"


@given(ladders() | ladders(end=None))
def test_a_ladder_written_in_words_is_read_back_as_it_was(ladder: Ladder) -> None:
    assert read_ladder(ladder_words(ladder)) == ladder


@given(stretches(HUNDRED))
def test_every_inclusiveness_of_a_stretch_survives_its_words(intervals: tuple[Interval, ...]) -> None:
    assert tuple(read_interval(interval_words(one)) for one in intervals) == intervals


@given(choices())
def test_options_written_in_words_are_read_back_as_they_were(options: tuple[Choice, ...]) -> None:
    assert read_options(options_words(options)) == options


@given(level_bands(HUNDRED))
def test_level_bands_written_in_words_are_read_back_as_they_were(levels: tuple[LevelBand, ...]) -> None:
    assert read_levels(levels_words(levels)) == levels


@given(st.lists(words, max_size=4).map(tuple))
def test_a_list_of_words_survives_commas_and_quotes_inside_them(listed: tuple[str, ...]) -> None:
    assert tuple(read_list(list_words(listed))) == listed


def test_a_proportional_ladder_has_its_own_words() -> None:
    assert ladder_words(Ladder(proportional=True)) == "theo tỉ lệ"
    for typed in ("theo tỉ lệ", "Theo tỷ lệ.", "TỈ LỆ THUẬN", "proportional"):
        assert read_ladder(typed) == Ladder(proportional=True)


@pytest.mark.parametrize(
    "typed",
    [
        "dưới 50: 0; từ 50 đến dưới 80: 4; từ 80: 7",
        "<50: 0; 50-80: 4; >=80: 7",
        "< 50% = 0 điểm; 50 – 80% = 4 điểm; ≥ 80% = 7 điểm",
        "dưới 50 %: 0\ntừ 50 % đến dưới 80 %: 4\ntừ 80 % trở lên: 7",
        "Dưới 50: 0, Từ 50 tới dưới 80: 4, Từ 80 trở lên: 7",
        "0 điểm: dưới 50; 4 điểm: từ 50 đến dưới 80; 7 điểm: từ 80",
        "x < 50: 0; 50 ≤ x < 80: 4; x ≥ 80: 7",
        "nhỏ hơn 50 → 0; >=50 và <80 → 4; lớn hơn hoặc bằng 80 → 7",
        "dưới 50 được 0; từ 50 đến dưới 80 được 4; ít nhất 80 được 7",
        "duoi 50: 0; tu 50 den duoi 80: 4; tu 80: 7",
        "tỉ lệ dưới 50%: 0; tỉ lệ từ 50% đến dưới 80%: 4; tỉ lệ không dưới 80%: 7",
        "dưới 50 giáo viên: 0; từ 50 đến dưới 80 giáo viên: 4; từ 80 giáo viên: 7",
    ],
)
def test_the_same_ladder_is_understood_in_many_spellings(typed: str) -> None:
    assert ladder_words(read_ladder(typed)) == THREE_BANDS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trên 20%", Interval(Decimal(20), None, lower_included=False)),
        ("đến hết 20", Interval(None, Decimal(20))),
        ("không quá 7,5", Interval(None, Decimal("7.5"))),
        ("10 trở xuống", Interval(None, Decimal(10))),
        ("trên 10 đến 20", Interval(Decimal(10), Decimal(20), lower_included=False)),
        ("bằng 0", Interval(Decimal(0), Decimal(0))),
        ("100%", Interval(Decimal(100), Decimal(100))),
        ("mọi giá trị", Interval(None, None)),
        ("chưa đến 1 000", Interval(None, Decimal(1000), upper_included=False)),
    ],
)
def test_a_stretch_is_understood_as_it_is_said(typed: str, meant: Interval) -> None:
    assert read_interval(typed) == meant


def test_neighbours_say_whether_a_dash_holds_its_ends() -> None:
    assert read_ladder("<50: 0; 50-80: 4; >=80: 7") == read_ladder(THREE_BANDS)
    upper = "đến 50: 0; trên 50 đến 80: 4; trên 80: 7"
    assert read_ladder("<=50: 0; 50-80: 4; >80: 7") == read_ladder(upper)
    assert read_ladder("dưới 80: 0; 80-100: 7") == read_ladder("dưới 80: 0; từ 80 đến 100: 7")


def test_two_dashes_that_share_a_border_are_asked_about_not_guessed() -> None:
    with pytest.raises(Unclear, match="80 thuộc cả hai khung"):
        read_ladder("dưới 50: 0; 50-80: 4; 80-100: 7")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("dưới 50: 0; nhiều: 4", "“nhiều”"),
        ("dưới 50", "“dưới 50”"),
        ("từ 50: bốn", "từ 50: bốn"),
        ("1.250: 3", "1.250"),
        ("-5: 3", "“-5”"),
        ("từ 50 đến: 4", "“từ 50 đến”"),
    ],
)
def test_what_cannot_be_understood_is_named(typed: str, named: str) -> None:
    with pytest.raises(Unclear) as caught:
        read_ladder(typed)
    assert named in str(caught.value)


def test_options_are_understood_in_many_spellings() -> None:
    for typed in ("a = Thuê: 2; b = Mua: 5", "a) Thuê: 2\nb) Mua: 5 điểm", "a. Thuê → 2; b. Mua → 5"):
        assert options_words(read_options(typed)) == "a = Thuê: 2; b = Mua: 5"
    assert read_options("a = Dùng “Zalo; SMS” hằng ngày: 2")[0].text == "Dùng “Zalo; SMS” hằng ngày"


def test_level_bands_of_a_criterion_are_understood_in_many_spellings() -> None:
    said = "Mức 1: dưới 10; Mức 2: từ 10 đến 20; Mức 3: trên 20"
    for typed in (said, "1: <10; 2: 10-20; 3: >20", "mức 1 = dưới 10\nmức 2 = 10 - 20\nmức 3 = hơn 20"):
        assert levels_words(read_levels(typed)) == said
    assert read_levels("Mức 1 – Thấp: dưới 10")[0].title == "Thấp"


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("combine", "nhóm thấp nhất", "lowest_group"),
        ("combine", "Tổng điểm", "weighted_total"),
        ("combine", "tổng điểm CÓ TRỌNG SỐ", "weighted_total"),
        ("mandatory_failed", "không vượt quá mức", "cap"),
    ],
)
def test_an_answer_may_be_named_by_some_of_its_words(key: str, typed: str, meant: str) -> None:
    setting = next(found for found in SETTINGS if found.key == key)
    assert read_cell(setting.form, typed, setting.choices) == meant


def test_one_word_of_many_answers_names_none() -> None:
    setting = next(found for found in SETTINGS if found.key == "mandatory_failed")
    with pytest.raises(Unclear):
        read_cell(setting.form, "không", setting.choices)
