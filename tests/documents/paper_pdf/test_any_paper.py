"""Papers of any shape and any words are drawn: inside the margins, whole, and the same every time."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.domain.papers import (
    Alignment,
    Annex,
    Bases,
    Column,
    Contents,
    FramedNotice,
    Head,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Signatures,
    Table,
    Weight,
)

MM = 72 / 25.4
DRAWN_AT = datetime(2027, 4, 15, 9, 30, tzinfo=UTC)

letters = st.one_of(
    st.text(max_size=300),
    st.text("ẢẪỸđằngượ ", max_size=300),
    st.integers(1, 500).map(lambda count: "Đặng Ỷ Ngẫu " * count),
    st.integers(1, 900).map(lambda count: "x" * count),
)
short = st.one_of(st.text(max_size=60), st.text("ẢẪỸĐ ", max_size=60))
runs = st.lists(st.builds(Run, letters, st.sampled_from(Weight)), max_size=3).map(tuple)
column_counts = st.integers(1, 6)


@st.composite
def tables(draw):
    count = draw(column_counts)
    columns = tuple(Column(f"Cột {n}", draw(st.floats(12, 90)), draw(st.booleans())) for n in range(count))
    cell = st.lists(letters, min_size=count, max_size=count).map(tuple)
    row = st.builds(Row, cell, st.sampled_from(Weight), leads=st.booleans(), least_lines=st.integers(1, 4))
    return Table(columns, tuple(draw(st.lists(row, max_size=12))))


people = st.lists(
    st.builds(Signature, st.text(max_size=8), st.lists(short, max_size=3).map(tuple), short, st.booleans()),
    max_size=9,
).map(tuple)
blocks = st.lists(
    st.one_of(
        st.builds(Paragraph, runs, st.sampled_from(Alignment), st.booleans()),
        st.builds(Heading, short, st.integers(1, 4), st.sampled_from(Alignment)),
        st.builds(Bases, st.lists(letters, max_size=3).map(tuple)),
        st.builds(FramedNotice, short),
        st.builds(Signatures, people, st.lists(short, max_size=40).map(tuple)),
        st.builds(Contents),
        st.builds(PageBreak),
        tables(),
    ),
    max_size=7,
).map(tuple)
papers = st.builds(
    Paper,
    title=short,
    head=st.builds(Head, short, short, short, short, short),
    name=st.lists(short, max_size=3).map(tuple),
    blocks=blocks,
    annexes=st.lists(
        st.builds(Annex, st.lists(short, max_size=2).map(tuple), short, blocks, st.booleans()), max_size=2
    ).map(tuple),
    cover=st.one_of(st.just(()), blocks),
    wide=st.booleans(),
    watermark=short,
)


@given(paper=papers)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_paper_is_drawn_inside_its_margins_and_the_same_twice(pages_of, paper):
    drawn = draw_paper(paper, DRAWN_AT)

    assert draw_paper(paper, DRAWN_AT) == drawn
    pages = pages_of(drawn.pdf)
    assert len(pages) == drawn.page_count
    for page in pages:
        for line in page.words:
            assert line.x0 >= 30 * MM - 1
            assert line.x1 <= page.width - 15 * MM + 4
            assert line.baseline >= 20 * MM - 1
    for box in drawn.signature_boxes:
        assert 20 * MM - 1 <= box.box[1] < box.box[3] <= pages[box.page].height - 20 * MM + 1
