"""Web pages: self-contained, valid, escaped, with headings and tables that a machine reads too."""

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from cds_desktop.documents.paper_html import write_html
from cds_desktop.domain.papers import (
    Annex,
    Bases,
    Column,
    Contents,
    FramedNotice,
    Head,
    Heading,
    Paper,
    Row,
    Signature,
    Signatures,
    Table,
    Weight,
    centred,
    plain,
)
from cds_desktop.domain.papers.lines import paper_lines

VOID = {"meta", "br"}
TABLE = Table(
    (Column("Nhóm", 60), Column("Điểm", 20, centred=True), Column("Mức", 40), Column("Đạt", 10, is_box=True)),
    (Row(("Dạy, học", "76,5", "Mức 2", "x")), Row(("Cộng", "76,5", "", ""), Weight.BOLD)),
    name="Kết quả",
)
NOTICE = Paper(
    title="Thông báo công khai kết quả",
    head=Head(
        "UBND PHƯỜNG KIẾN AN", "TRƯỜNG THCS NGUYỄN TRÃI", "07/TB-THCSNT", "Kiến An, ngày 05 tháng 01 năm 2027"
    ),
    name=("THÔNG BÁO", "Kết quả tự đánh giá mức độ chuyển đổi số"),
    blocks=(
        Contents(),
        FramedNotice("Bộ chỉ số chưa đối chiếu."),
        Bases(("Căn cứ Luật Giáo dục",)),
        Heading("1. Kết quả"),
        plain("Dòng một\nDòng hai"),
        TABLE,
        Signatures(
            (Signature("issuer", ("HIỆU TRƯỞNG",), "Đặng Ỷ Ngẫu", last=True),), ("Phụ huynh", "Lưu: VT")
        ),
    ),
    annexes=(Annex(("Phụ lục", "SỐ LIỆU"), "(Kèm theo Thông báo)", (Heading("Bảng 1"), centred("Hết"))),),
    data_digest="ab" * 32,
)
HOSTILE = (
    "<script>alert(1)</script> \"'>&amp; \x00\ud800\u202e https://example.vn/x.js Tru\u031bo\u031b\u0300ng"
)


class Page(HTMLParser):
    """What a browser would find."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [name for name, count in Counter(names).items() if count > 1]
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.words.append(data)

    def found(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def hostile() -> Paper:
    table = Table((Column(HOSTILE, 10),), (Row((HOSTILE,)),), name=HOSTILE)
    signed = Signatures((Signature("issuer", (HOSTILE,), HOSTILE),), (HOSTILE,))
    blocks = (
        Contents(HOSTILE),
        Heading(HOSTILE),
        plain(HOSTILE),
        Bases((HOSTILE,)),
        FramedNotice(HOSTILE),
        table,
        signed,
    )
    head = Head(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    annex = Annex((HOSTILE,), HOSTILE, (plain(HOSTILE),))
    return Paper(
        HOSTILE,
        head,
        (HOSTILE,),
        blocks,
        (annex,),
        (Heading(HOSTILE),),
        watermark=HOSTILE,
        data_digest=HOSTILE,
    )


@pytest.mark.parametrize("paper", [NOTICE, hostile(), Paper("", Head("", ""), (), ())])
def test_all_that_is_opened_is_closed_and_no_name_is_given_twice(paper: Paper) -> None:
    page = Page(write_html(paper))
    names = [attributes["id"] for _, attributes in page.tags if "id" in attributes]

    assert page.faults == []
    assert len(names) == len(set(names))


def test_the_page_is_vietnamese_html5_with_title_and_description() -> None:
    text = write_html(NOTICE)
    page = Page(text)
    facts = {a.get("name"): a.get("content") for a in page.found("meta")}

    assert text.startswith("<!DOCTYPE html>\n")
    assert page.found("html") == [{"lang": "vi"}]
    assert {"charset": "utf-8"} in page.found("meta")
    assert "<title>Thông báo công khai kết quả</title>" in text
    assert "TRƯỜNG THCS NGUYỄN TRÃI" in facts["description"]
    assert facts["viewport"] == "width=device-width, initial-scale=1"
    assert facts["dcterms.identifier"] == f"urn:sha256:{'ab' * 32}"


def test_every_text_of_the_paper_stands_on_the_page() -> None:
    said = "".join(Page(write_html(NOTICE)).text.split())
    words = {word.strip(";:.,") for line in paper_lines(NOTICE) for word in line.split()}

    assert sorted(word for word in words if word not in said) == []


@pytest.mark.parametrize("paper", [NOTICE, hostile()])
def test_nothing_is_fetched_and_nothing_is_run(paper: Paper) -> None:
    page = Page(write_html(paper))
    addresses = [
        value for _, attributes in page.tags for name, value in attributes.items() if name in ("href", "src")
    ]

    assert all(address.startswith("#") for address in addresses)
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    assert "url(" not in write_html(paper).split("</style>")[0]
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_hostile_text_is_shown_as_words() -> None:
    text = write_html(hostile())

    assert "<script>alert(1)</script>" in Page(text).text
    assert "Trường" in text
    assert not any(sign in text for sign in "\x00\u202e\ud800")
    assert text.encode("utf-8")


def test_headings_go_down_step_by_step_below_one_title() -> None:
    page = Page(write_html(NOTICE))

    assert [tag for tag, _ in page.tags if tag in ("h1", "h2", "h3", "h4")] == ["h1", "h2", "h2", "h3"]


def test_the_contents_lead_to_their_headings() -> None:
    page = Page(write_html(NOTICE))
    names = {attributes["id"] for _, attributes in page.tags if "id" in attributes}

    assert [link["href"][1:] for link in page.found("a")] == ["muc-1", "muc-2"]
    assert {link["href"][1:] for link in page.found("a")} <= names


def test_a_table_has_headings_and_each_cell_knows_its_own() -> None:
    page = Page(write_html(NOTICE))

    assert [head["scope"] for head in page.found("th")] == ["col"] * 4
    assert [cell["data-head"] for cell in page.found("td")][:4] == ["Nhóm", "Điểm", "Mức", "Đạt"]
    assert "☑" in page.text


def test_a_draft_says_so_at_its_top() -> None:
    draft, final = (write_html(replace(NOTICE, watermark=words)) for words in ("DỰ THẢO", ""))

    assert Page(draft).text.startswith("DỰ THẢO")
    assert "DỰ THẢO" not in final


def test_a_place_and_date_that_are_missing_leave_no_empty_line() -> None:
    assert "<em></em>" not in write_html(replace(NOTICE, head=Head("", "TRƯỜNG")))
