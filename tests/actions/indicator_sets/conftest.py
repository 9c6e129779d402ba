"""Small sets in two versions, and a workspace whose round uses the first with two or more of everything."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from cds_desktop.actions.assess import enter_answer, write_text
from cds_desktop.actions.evidence import attach_evidence
from cds_desktop.actions.rounds import enter_school, name_council, open_round
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.round import Answer, CriterionText, Member, Role, RoundDetails, School
from cds_desktop.storage.workspace import Workspace, create_workspace

NOW = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
HEAD = """
id = "bo-thu"
version = "{version}"
title = "Bộ chỉ số thử"
applies_to = ["THCS"]
legal_basis = {{ number = "01/QĐ-THU", issued_on = 2026-01-05, issuer = "Cơ quan thử" }}
"""
RULE = """
[level_rule]
point_step = 0.5
checked = {tick}
levels = [
  {{ level = 1, title = "Chưa đạt", from = 0, to = 10, to_included = false }},
  {{ level = 2, title = "Đạt", from = 10 }},
]
"""
FIRST_ROWS = """
[[groups]]
code = "1"
title = "Dạy học"
max_points = 20
checked = {tick}

[[criteria]]
code = "1.1"
group = "1"
title = "Có kế hoạch"
mandatory = true
checked = {tick}

[[criteria]]
code = "1.2"
group = "1"
title = "Phần mềm"
max_points = 12
checked = {tick}

[[criteria]]
code = "1.3"
group = "1"
title = "Học liệu"
max_points = 8
checked = {tick}

[[items]]
code = "1.2.1"
criterion = "1.2"
text = "Giáo viên dùng phần mềm"
max_points = 7
scoring = "ratio"
unit = "giáo viên"
ladder = [
  {{ from = 0, to = 80, to_included = false, points = 0 }},
  {{ from = 80, to = 100, points = 7 }},
]
checked = {tick}

[[items]]
code = "1.2.2"
criterion = "1.2"
text = "Có phần mềm"
max_points = 5
scoring = "yes_no"
checked = {tick}

[[items]]
code = "1.3.1"
criterion = "1.3"
text = "Cách có học liệu"
max_points = 5
scoring = "choice"
options = [{{ key = "a", text = "Thuê", points = 2 }}, {{ key = "b", text = "Mua", points = 5 }}]
checked = {tick}

[[items]]
code = "1.3.2"
criterion = "1.3"
text = "Hội đồng chấm học liệu"
max_points = 3
scoring = "judged"
checked = {tick}
"""


def make(rows: str, version: str, *, ticked: bool = True) -> IndicatorSet:
    tick = "true" if ticked else "false"
    text = HEAD.format(version=version) + rows.format(tick=tick) + RULE.format(tick=tick)
    return load(text)


FIRST = make(FIRST_ROWS, "2026.1")


@pytest.fixture
def first() -> IndicatorSet:
    return FIRST


@pytest.fixture
def made() -> Callable[..., IndicatorSet]:
    """The first version with texts replaced: `made("2026.2", ("before", "after"), …)`."""

    def build(version: str, *changes: tuple[str, str], ticked: bool = True) -> IndicatorSet:
        rows = FIRST_ROWS
        for before, after in changes:
            assert before in rows
            rows = rows.replace(before, after)
        return make(rows, version, ticked=ticked)

    return build


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with a school and nothing else."""
    with create_workspace(tmp_path / "truong-thu", clock=lambda: NOW, actor="Lê Thu Hà") as workspace:
        enter_school(workspace, School(name="Trường thử", levels=("THCS",), province_code="79"))
        yield workspace


@pytest.fixture
def round_of_two(bare: Workspace, tmp_path: Path) -> Workspace:
    """A round of the first version: answers, texts, assignments and evidence, two or more of each."""
    open_round(bare, "2026-2027", FIRST, RoundDetails())
    people = [
        Member(id="m1", full_name="Nguyễn An", role=Role.CHAIR, criteria=("1.1", "1.2")),
        Member(id="m2", full_name="Lê Thu Hà", role=Role.SECRETARY, criteria=("1.2", "1.3")),
    ]
    name_council(bare, people)
    for code, answer in {
        "1.1": Answer(met=True),
        "1.2.1": Answer(numerator=Decimal(37), denominator=Decimal(40)),
        "1.2.2": Answer(yes=True),
        "1.3.1": Answer(choice="b"),
        "1.3.2": Answer(points=Decimal("2.5"), reason="Đủ"),
    }.items():
        enter_answer(bare, code, answer)
    for code in ("1.2", "1.3"):
        write_text(bare, code, CriterionText(description=f"Hiện trạng {code}"))
    for number, code in enumerate(("1.2", "1.3", "1.3.1", "1.3.2", "1.2.1")):
        path = tmp_path / f"tep-{number}.txt"
        path.write_text(f"nội dung {number}")
        attach_evidence(bare, code, [path])
    return bare
