"""A bộ chỉ số of 30 criteria, and a school that answered all of it and has evidence by the thousand."""

import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from bench.schools import add_links
from cds_desktop import resources
from cds_desktop.actions.assess import enter_answer, write_text
from cds_desktop.actions.rounds import enter_school, open_round
from cds_desktop.domain.indicator_set import IndicatorSet, ScoringKind, load
from cds_desktop.domain.round import Answer, CriterionText, RoundDetails, School
from cds_desktop.storage.layout import DATABASE_NAME
from cds_desktop.storage.workspace import Workspace, create_workspace

# Ten criteria of six points and five of eight make the hundred of a group.
POINTS = [("2", "2", "2")] * 10 + [("2", "2", "4")] * 5
WORDS = "Nhà trường đã triển khai từ năm học trước, có số liệu theo từng tổ chuyên môn và từng khối lớp. "


def wide_set() -> IndicatorSet:
    """Two groups of fifteen criteria with three items each; levels as in the demonstration set."""
    demonstration = resources.path("indicator_sets", "qd-4725-minh-hoa.toml").read_text("utf-8")
    head, _, rest = demonstration.partition("[[criteria]]")
    rule = rest[rest.index("[level_rule]") :]
    return load("\n".join([head, *_criteria(), rule]))


def _criteria() -> Iterator[str]:
    for group in "12":
        for number, points in enumerate(POINTS, 1):
            code = f"{group}.{number}"
            title = f'title = "Tiêu chí {code}: mức độ triển khai trong toàn trường"'
            most = sum(map(int, points))
            yield f'[[criteria]]\ncode = "{code}"\ngroup = "{group}"\n{title}\nmax_points = {most}\n{CHECKED}'
            for place, (worth, how) in enumerate(zip(points, (RATIO, YES_NO, RATIO), strict=True), 1):
                text = f'text = "Nội dung {place} của tiêu chí {code}, ghi theo biểu thống kê của trường"'
                place_of = f'code = "{code}.{place}"\ncriterion = "{code}"'
                yield f"[[items]]\n{place_of}\n{text}\nmax_points = {worth}\n{how}\n{CHECKED}"


CHECKED = 'source = "đo tốc độ"\nchecked = true\n'
YES_NO = 'scoring = "yes_no"'
RATIO = """scoring = "ratio"
numerator_label = "Số giáo viên đã thực hiện"
denominator_label = "Tổng số giáo viên"
unit = "giáo viên"
ladder.proportional = true"""


def wide_school(folder: Path, evidence: int) -> Path:
    """A closed workspace with everything answered and so much evidence, spread over all criteria."""
    chosen = wide_set()
    with create_workspace(folder) as workspace:
        enter_school(workspace, School(name="Trường THCS Đo Tốc Độ"))
        open_round(workspace, "2026-2027", chosen, RoundDetails())
        _answer(workspace, chosen)
        add_links(workspace, 1, used_for=(chosen.items[0].code,))
    _multiply(folder / DATABASE_NAME, evidence - 1, [item.code for item in chosen.items])
    return folder


def _answer(workspace: Workspace, chosen: IndicatorSet) -> None:
    for item in chosen.items:
        part = Answer(numerator=Decimal(31), denominator=Decimal(40))
        is_ratio = item.scoring is ScoringKind.RATIO
        enter_answer(workspace, item.code, part if is_ratio else Answer(yes=True))
    text = CriterionText(description=WORDS * 3, strengths=WORDS * 2, shortcomings=WORDS, plan=WORDS * 2)
    for criterion in chosen.criteria:
        write_text(workspace, criterion.code, text)


def _multiply(database: Path, count: int, codes: list[str]) -> None:
    """Rows like the first; ten thousand deeds one after the other would take longer than what is measured."""
    db = sqlite3.connect(database)
    with db:
        db.row_factory = sqlite3.Row
        first = dict(db.execute("SELECT * FROM evidence").fetchone())
        use = dict(db.execute("SELECT * FROM evidence_use").fetchone())
        for number in range(count):
            title = f"Biểu thống kê số {number} của tổ {number % 9}"
            search = f"h9-{number:05} bieu thong ke so {number} cua to {number % 9}"
            new = {"id": uuid4().hex, "code": f"H9-{number:05}", "title": title, "search_key": search}
            _insert(db, "evidence", {**first, **new})
            served = {"code": codes[number % len(codes)]}
            _insert(db, "evidence_use", {**use, "evidence_id": new["id"], **served})
    db.close()


def _insert(db: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    marks = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
