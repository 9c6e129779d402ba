"""A template that is wrong tells the line, the word and what was probably meant."""

import unicodedata

import pytest

from cds_desktop.domain.papers.model import Column
from cds_desktop.domain.papers.templates import (
    FieldFacts,
    LineKind,
    PartFacts,
    PartSort,
    Template,
    Vocabulary,
    parse_with,
)
from cds_desktop.errors import TemplateFaulty

KNOWN = Vocabulary(
    fields={
        "tên trường": FieldFacts("tên"),
        "năm học": FieldFacts("năm"),
        "nơi nhận": FieldFacts("nơi", is_list=True),
        "các căn cứ": FieldFacts("căn cứ", is_list=True),
    },
    parts={
        "mục đích": PartFacts(PartSort.TEXT, "mục đích"),
        "tiến độ": PartFacts(PartSort.TABLE, "tiến độ", columns=(Column("A", 1), Column("B", 1))),
        "điểm": PartFacts(PartSort.TABLE, "điểm"),
    },
    repeats={"nhóm": Vocabulary(fields={"mã nhóm": FieldFacts("mã")})},
)


def faults(text: str, known: Vocabulary = KNOWN) -> list[str]:
    with pytest.raises(TemplateFaulty) as caught:
        parse_with(text, known)
    return list(caught.value.faults)


def read(text: str) -> Template:
    return parse_with(text, KNOWN)


def test_an_unknown_field_is_told_with_its_line_and_near_names() -> None:
    told = faults("đoạn: một\n\nđoạn: hai {{ten truong}}")
    assert told == ["Dòng 3: không có trường “{{ten truong}}”. Gần giống: “tên trường”."]


def test_an_unknown_line_word_is_told_with_near_words() -> None:
    (told,) = faults("đọan: một")
    assert told.startswith("Dòng 1: không có loại dòng “đọan”. Gần giống: “đoạn”")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("phần: muc dich", "Dòng 1: không có “phần” tên “muc dich”. Gần giống: “mục đích”."),
        ("bảng: mục đích", "Dòng 1: không có “bảng” tên “mục đích”."),
        ("lặp: tiêu chí\nhết lặp", "Dòng 1: không có phần lặp “tiêu chí”."),
        ("nếu có: hạn\nhết nếu", "Dòng 1: không có trường hay phần “hạn”."),
        ("đoạn: a\nnếu có: năm học", "Dòng 2: “nếu có: năm học” chưa có dòng “hết nếu”."),
        ("lặp: nhóm", "Dòng 1: “lặp: nhóm” chưa có dòng “hết lặp”."),
        ("hết nếu", "Dòng 1: “hết nếu” mà trước đó không có “nếu có” hay “nếu không có” đang mở."),
        ("lặp: nhóm\nhết nếu\nhết lặp", "Dòng 2: “hết nếu” mà trước đó không có"),
        ("đoạn: {{năm học", "Dòng 1: dấu {{ và }} không đi thành cặp."),
        ("đoạn: **đậm", "Dòng 1: chữ đậm mở bằng ** mà chưa đóng bằng **."),
        ("mục: **I**", "Dòng 1: dấu ** chỉ dùng trong các dòng"),
        ("đoạn:", "Dòng 1: sau “đoạn” thiếu nội dung."),
        ("đoạn", "Dòng 1: sau “đoạn” thiếu dấu hai chấm và nội dung."),
        ("mục lục: ba", "Dòng 1: sau “mục lục” không ghi gì thêm."),
        ("dòng: a | b", "Dòng 1: “dòng” chỉ đứng ngay dưới dòng “bảng: …”."),
        ("bảng: tiến độ\ndòng: một ô", "Dòng 2: có 1 ô, bảng “tiến độ” cần 2 ô: A | B."),
        ("bảng: điểm\ndòng: một ô", "Dòng 2: bảng “điểm” lấy từ hồ sơ, không ghi sẵn “dòng” được."),
        ("đoạn: {{nơi nhận}} {{các căn cứ}}", "Dòng 1: chỉ dùng một trường nhiều giá trị trong một dòng"),
        ("đoạn: {{mã nhóm}}", "Dòng 1: không có trường “{{mã nhóm}}”."),
        ("bìa\nđoạn: a", "Dòng 1: “bìa” chưa có dòng “hết bìa”."),
        ("bìa\nhết bìa\nđoạn: a\nbìa\nđoạn: b", "Dòng 4: “bìa” chưa có dòng “hết bìa”."),
    ],
)
def test_each_fault_is_told_in_its_own_words(text: str, part: str) -> None:
    assert any(fault.startswith(part) for fault in faults(text)), faults(text)


def test_a_line_a_kind_must_have_is_asked_for() -> None:
    known = Vocabulary(obligatory=(LineKind.TYPE, LineKind.SIGN))
    assert faults("loại: KẾ HOẠCH", known) == ["Thiếu dòng “ký: …”; loại văn bản này bắt buộc có."]


def test_all_faults_are_told_at_once_in_the_order_of_lines() -> None:
    told = faults("đoạn: {{a}}\nđọan: x\nnếu có: năm học\nđoạn: {{b}}")
    assert [fault.partition(":")[0] for fault in told] == ["Dòng 1", "Dòng 2", "Dòng 3", "Dòng 4"]


def test_a_thousand_faults_are_told_in_few_lines() -> None:
    told = faults("\n".join(["đoạn: {{sai}}"] * 1000))
    assert len(told) == 31
    assert told[-1] == "… và 970 chỗ khác."


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "đoạn: a\n" * 3000, "đoạn: " + "x" * 5000, "nếu có: năm học\n" * 50]
)
def test_a_template_that_is_too_long_or_too_deep_is_refused(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize("shape", ["bom", "crlf", "cr", "nfd", "capitals", "tabs"])
def test_a_template_saved_by_any_editor_reads_the_same(shape: str) -> None:
    plain = "# ghi chú\nđoạn: Kế hoạch của {{tên trường}}\nnếu có: năm học\ngạch: Năm {{năm học}}\nhết nếu\n"
    shaped = {
        "bom": "\ufeff" + plain,
        "crlf": plain.replace("\n", "\r\n"),
        "cr": plain.replace("\n", "\r"),
        "nfd": unicodedata.normalize("NFD", plain),
        "capitals": plain.replace("đoạn:", "ĐOẠN :").replace("{{tên trường}}", "{{ Tên  Trường }}"),
        "tabs": plain.replace("đoạn:", "\tđoạn:\t"),
    }[shape]
    assert read(shaped) == read(plain)


def test_a_file_in_another_encoding_is_told_as_that() -> None:
    text = "đoạn: một".encode("utf-16").decode("utf-8-sig", errors="replace")
    assert faults(text) == ["Tệp không lưu ở dạng UTF-8. Trong Notepad chọn Lưu thành…, Mã hóa: UTF-8."]


def test_what_is_told_of_a_hostile_name_is_short() -> None:
    assert max(map(len, faults("đoạn: {{" + "x" * 3000 + "}}"))) < 200
