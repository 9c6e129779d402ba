"""What is put into a template comes out as it went in, once, and in the shape of its line."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.domain.papers.model import (
    Alignment,
    Bases,
    Block,
    Column,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Weight,
    plain,
)
from cds_desktop.domain.papers.templates import (
    FieldFacts,
    Filling,
    PartFacts,
    PartSort,
    Pieces,
    Vocabulary,
    fill,
    parse_with,
)
from cds_desktop.domain.text import clean_lines

KNOWN = Vocabulary(
    fields={
        "a": FieldFacts("a", place="nơi a"),
        "b": FieldFacts("b"),
        "các": FieldFacts("nhiều", is_list=True),
        "kia": FieldFacts("nhiều", is_list=True),
    },
    parts={
        "lời": PartFacts(PartSort.TEXT, "lời", "lời-key"),
        "bảng": PartFacts(PartSort.TABLE, "bảng", "bảng-key", (Column("A", 1), Column("B", 1))),
        "ai": PartFacts(PartSort.SIGN, "ai"),
    },
    repeats={"lần": Vocabulary(fields={"mã": FieldFacts("mã")})},
)


def filled(text: str, **given: object) -> Pieces:
    known = {"fields": {}, "parts": {}, "repeats": {}} | given
    return fill(parse_with(text, KNOWN), Filling(**known))  # type: ignore[arg-type]


def words(blocks: tuple[Block, ...]) -> list[str]:
    said = []
    for block in blocks:
        if isinstance(block, Paragraph):
            said.append("".join(run.text for run in block.runs))
        elif isinstance(block, Heading):
            said.append(block.text)
    return said


@given(st.text())
def test_any_text_survives_as_it_enters_every_other_place(text: str) -> None:
    blocks = filled("đoạn: [{{a}}]", fields={"a": text}).blocks
    assert words(blocks) == ([f"[{clean_lines(text)}]"] if clean_lines(text) else [])
    assert all(unicodedata.is_normalized("NFC", said) for said in words(blocks))


def test_a_value_that_looks_like_a_field_or_a_line_is_never_read_again() -> None:
    value = "{{b}} **x** lặp: lần"
    assert words(filled("đoạn: {{a}}", fields={"a": value, "b": "NO"}).blocks) == [value]


def test_a_line_whose_fields_are_all_empty_is_left_out() -> None:
    pieces = filled("đoạn: A {{a}}\nđoạn: {{a}}, {{b}}\nđoạn: không trường", fields={"a": "", "b": "x"})
    assert words(pieces.blocks) == [", x", "không trường"]


def test_a_line_is_said_for_each_value_of_a_list() -> None:
    blocks = filled("gạch: {{các}} ({{b}})", fields={"các": ("một", "hai"), "b": "x"}).blocks
    assert words(blocks) == ["- một (x)", "- hai (x)"]


def test_bases_come_together_without_their_endings() -> None:
    text = "căn cứ: Căn cứ {{các}};\ncăn cứ: Theo đề nghị của {{b}}."
    (bases,) = filled(text, fields={"các": ("A;", "B"), "b": "C"}).blocks
    assert bases == Bases(("Căn cứ A", "Căn cứ B", "Theo đề nghị của C"))


def test_articles_and_counted_headings_number_what_is_printed() -> None:
    text = "điều: một\nđiều: {{a}}\nđiều: hai\nmục số: I\nmục con số: x\nmục con số: y\n"
    text += "mục số: II\nmục con số: z"
    assert words(filled(text, fields={"a": ""}).blocks) == [
        "Điều 1. một",
        "Điều 2. hai",
        "1. I",
        "1. x",
        "2. y",
        "2. II",
        "1. z",
    ]


def test_bold_words_stand_out() -> None:
    (block,) = filled("đoạn: **Địa điểm:** {{a}} nhé", fields={"a": "đây"}).blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.weight) for run in block.runs] == [
        ("Địa điểm:", Weight.BOLD),
        (" đây nhé", Weight.PLAIN),
    ]


def test_a_paragraph_knows_the_place_of_its_field() -> None:
    (block,) = filled("đoạn: {{b}} {{a}}", fields={"a": "x", "b": "y"}).blocks
    assert isinstance(block, Paragraph)
    assert block.place == "nơi a"


def test_conditions_and_repeats_choose_lines() -> None:
    text = (
        "nếu có: a\nđoạn: có\nhết nếu\nnếu không có: {{a}}\nđoạn: không\nhết nếu\n"
        "lặp: lần\nmục số: {{mã}}\nhết lặp"
    )
    repeats = {"lần": (Filling({"mã": "m1"}), Filling({"mã": "m2"}))}
    assert words(filled(text, fields={"a": "x"}, repeats=repeats).blocks) == ["có", "1. m1", "1. m2"]
    assert words(filled(text).blocks) == ["không"]


def test_nothing_typed_shows_what_the_template_proposes_else_dots() -> None:
    assert words(filled("phần: lời").blocks) == ["…"]
    proposed = "phần: lời\nđề xuất: một {{a}}\nđề xuất: hai"
    assert words(filled(proposed, fields={"a": "x"}).blocks) == ["một x", "hai"]
    assert words(filled(proposed, parts={"lời": (plain("đã nhập"),)}).blocks) == ["đã nhập"]
    assert words(filled(proposed, parts={"lời": ()}).blocks) == []


def test_proposed_rows_are_counted_and_follow_lists() -> None:
    text = "bảng: bảng\ndòng: đầu | {{a}}\ndòng: {{các}} | {{kia}}"
    (table,) = filled(text, fields={"a": "x", "các": ("m", "n"), "kia": ("1", "2")}).blocks
    assert isinstance(table, Table)
    assert [column.heading for column in table.columns] == ["TT", "A", "B"]
    assert [row.cells for row in table.rows] == [("1", "đầu", "x"), ("2", "m", "1"), ("3", "n", "2")]
    assert table.place == "bảng-key"


def test_recipients_stand_beside_who_signs() -> None:
    signed = Signatures((Signature("issuer", ("HIỆU TRƯỞNG",), "A", last=True),))
    text = "nơi nhận: Như trên\nnơi nhận: {{các}}\nký: ai"
    (block,) = filled(text, fields={"các": ("X", "Y")}, parts={"ai": (signed,)}).blocks
    assert isinstance(block, Signatures)
    assert block.recipients == ("Như trên", "X", "Y")


def test_a_recipient_of_the_wording_that_was_typed_as_well_is_named_once() -> None:
    signed = Signatures((Signature("issuer", ("HIỆU TRƯỞNG",), "A", last=True),))
    text = "nơi nhận: Như Điều 4\nnơi nhận: {{các}}\nký: ai"
    (block,) = filled(text, fields={"các": ("- như điều 4;", "X")}, parts={"ai": (signed,)}).blocks
    assert isinstance(block, Signatures)
    assert block.recipients == ("Như Điều 4", "X")


def test_annexes_are_numbered_and_referred_to_before_they_come() -> None:
    text = (
        "đoạn: xem {{phụ lục hai}}\nphụ lục: MỘT\nđoạn: 1\n"
        "nếu có: a\nphụ lục ngang: HAI | DÒNG HAI [hai]\nkèm theo: (Kèm theo {{a}})\nđoạn: 2\nhết nếu"
    )
    pieces = filled(text, fields={"a": "QĐ"})
    assert words(pieces.blocks) == ["xem Phụ lục II"]
    first, second = pieces.annexes
    assert (first.name, first.wide) == (("Phụ lục I", "MỘT"), False)
    assert (second.name, second.wide) == (("Phụ lục II", "HAI", "DÒNG HAI"), True)
    assert (second.attached_to, words(second.blocks)) == ("(Kèm theo QĐ)", ["2"])
    assert [annex.name[0] for annex in filled(text).annexes] == ["Phụ lục"]


def test_one_receiver_stands_on_the_line_and_several_below() -> None:
    one = filled("kính gửi: {{các}}", fields={"các": ("Phòng A",)}).blocks
    many = filled("kính gửi: {{các}}", fields={"các": ("Phòng A;", "Sở B")}).blocks
    assert words(one) == ["Kính gửi: Phòng A"]
    assert words(many) == ["Kính gửi:", "- Phòng A;", "- Sở B."]
    assert all(isinstance(b, Paragraph) and b.alignment is Alignment.CENTRED for b in (*one, *many))


def test_cover_contents_and_breaks_stand_where_they_are_asked_for() -> None:
    pieces = filled("bìa\ndòng giữa: BÌA\nhết bìa\nmục lục\nsang trang\nđoạn: a")
    assert words(pieces.cover) == ["BÌA"]
    assert pieces.blocks[:2] == (Contents(), PageBreak())


def test_headings_and_names_never_break_in_two() -> None:
    pieces = filled("loại: KẾ {{a}}\nmục: I {{a}}", fields={"a": "một\nhai"})
    assert pieces.name == ("KẾ một hai",)
    assert words(pieces.blocks) == ["I một hai"]
