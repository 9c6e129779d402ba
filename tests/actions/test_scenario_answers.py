"""Reading answers: JSON or TOML, exact numbers, everything that is wrong told at once."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop import resources
from cds_desktop.actions.scenario.answers import answer_faults, read_answers
from cds_desktop.actions.scenario.files import find_below
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Answer
from cds_desktop.errors import AnswersFaulty, InputUnreadable


def answers_in(folder: Path, text: str, name: str = "answers.json") -> dict[str, Answer]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_answers(path)


def answer_faults_in(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(AnswersFaulty) as caught:
        answers_in(folder, text)
    return caught.value.faults


ANSWERS = """{"items": {"1.1": {"met": true}, "1.3.1": {"points": "6", "reason": "đủ"}, "1.4": {"count": 86},
"1.6.1": {"numerator": 37, "denominator": 40}, "1.7.3": {"yes": true}, "2.4.1": {"choice": "b"}}}"""


def test_answers_read_the_same_from_json_and_toml(tmp_path: Path) -> None:
    toml = """
    [items]
    "1.1" = { met = true }
    "1.3.1" = { points = 6, reason = "đủ" }
    "1.4" = { count = "86" }
    "1.6.1" = { numerator = 37, denominator = 40.0 }
    "1.7.3" = { yes = true }
    "2.4.1" = { choice = "b" }
    """
    from_json = answers_in(tmp_path, ANSWERS)
    assert from_json == answers_in(tmp_path, toml, "answers.toml")
    assert from_json["1.6.1"] == Answer(numerator=Decimal(37), denominator=Decimal(40))


def test_a_fraction_in_json_stays_exact(tmp_path: Path) -> None:
    assert answers_in(tmp_path, '{"items": {"a": {"points": 0.1}}}')["a"].points == Decimal("0.1")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "tệp: không phải JSON hợp lệ"),
        ("{", "không phải JSON hợp lệ"),
        ("{}", "tệp, items: còn thiếu"),
        ('{"items": []}', "items: phải là một bảng"),
        ('{"items": {}, "extra": 1}', "tệp, extra: không có trường này"),
        ('{"items": {"1.4": {"count": NaN}}}', "trả lời 1.4, count"),
        ('{"items": {"1.4": {"count": -Infinity}}}', "trả lời 1.4, count"),
        ('{"items": {"1.4": {"count": -1}}}', "trả lời 1.4, count: “-1” không phải số không âm"),
        ('{"items": {"1.4": {"count": true}}}', "trả lời 1.4, count"),
        ('{"items": {"1.4": {"count": 1e400}}}', "trả lời 1.4, count"),
        ('{"items": {"1.4": {"count": 1e99999999999999999999}}}', "trả lời 1.4, count"),
        ('{"items": {"1.4": {"count": "7,5"}}}', "trả lời 1.4, count"),
        ('{"items": {"1.4": {"count": 0.00000001}}}', "tối đa 6 chữ số lẻ"),
        ('{"items": {"1.4": {"count": %s}}}' % ("9" * 5000), "không phải JSON hợp lệ"),
        ('{"items": {"1.1": {"met": "có"}}}', "trả lời 1.1, met: phải là true hoặc false"),
        ('{"items": {"1.1": {"mett": true}}}', "trả lời 1.1, mett: không có trường này"),
        ('{"items": {"1.1": {"met": true}, "1.1": {"met": false}}}', "xuất hiện hai lần"),
        ('{"items": {"một": {}}}', "trả lời một: mã chỉ được gồm"),
        ('{"items": ' + "[" * 100_000, "không phải JSON hợp lệ"),
    ],
)
def test_answers_that_cannot_be_used_say_where(tmp_path: Path, text: str, fault: str) -> None:
    assert fault in "\n".join(answer_faults_in(tmp_path, text))


def test_all_faults_of_answers_come_at_once(tmp_path: Path) -> None:
    text = '{"items": {"1": {"met": 1}, "2": {"count": "x"}, "3": {"foo": 1}}, "bar": 2}'
    assert len(answer_faults_in(tmp_path, text)) == 4


def test_answers_that_do_not_fit_the_set_are_named(tmp_path: Path) -> None:
    text = resources.path("indicator_sets", "qd-4725-minh-hoa.toml").read_text("utf-8")
    answers = {
        "9.9": Answer(yes=True),
        "1.6.1": Answer(count=Decimal(3)),
        "1.1": Answer(yes=True),
        "1.3": Answer(points=Decimal(3)),
        "1.4": Answer(count=Decimal(3)),
    }
    assert answer_faults(load(text), answers) == (
        "trả lời 9.9: bộ chỉ số không có mã này hoặc mã này không cần trả lời",
        "trả lời 1.6.1, count: cách chấm của mã này không dùng",
        "trả lời 1.1, yes: cách chấm của mã này không dùng",
        "trả lời 1.3: bộ chỉ số không có mã này hoặc mã này không cần trả lời",
    )


def test_answers_that_are_not_there_or_too_large_are_unreadable(tmp_path: Path) -> None:
    large = tmp_path / "to.json"
    large.write_bytes(b" " * 4_000_001)
    for path in (tmp_path / "không có.json", large):
        with pytest.raises(InputUnreadable):
            read_answers(path)


@given(text=st.text(max_size=200))
def test_no_text_crashes_the_reading_of_answers(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("a") / "answers"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AnswersFaulty):
        read_answers(path)


@pytest.mark.parametrize("text", ["", "[1, 2]", "xyz", '{"items": {'])
def test_a_broken_json_file_is_spoken_of_as_json(tmp_path: Path, text: str) -> None:
    (fault,) = answer_faults_in(tmp_path, text)
    assert "TOML" not in fault
    assert "JSON" in fault or "{ … }" in fault


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable):
        read_answers(tmp_path)


def test_no_path_holds_a_character_no_disk_knows(tmp_path: Path) -> None:
    assert isinstance(find_below(tmp_path, "a\0b"), str)
