"""Each check of Rà soát: nothing in a clean round, a line of its own for one hit, for two, and for many."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.readiness import (
    CHECKS,
    SEALING_CHECKS,
    Beside,
    Check,
    Context,
    EarlierYear,
    Finding,
    Hit,
    Kind,
    Weight,
    findings,
)
from cds_desktop.domain.round import (
    Answer,
    Assessment,
    Attendance,
    CriterionText,
    EvidenceFile,
    EvidenceItem,
    EvidenceKind,
    Meeting,
    Member,
    PlanStep,
    ReceivingOffice,
    Role,
    School,
    Sensitivity,
    SetReference,
    Travel,
)
from cds_desktop.domain.scoring import score

MANY = 6
LADDER = """
ladder.bands = [
    { from = 0, to = 50, to_included = false, points = 0 },
    { from = 50, to = 100, points = 4 },
]
"""
HEAD = """
id = "thu"
version = "1"
title = "Bộ thử"
applies_to = ["THCS"]
[legal_basis]
number = "1/QĐ"
[[groups]]
code = "1"
title = "Nhóm"
max_points = 48
[level_rule]
mandatory_failed = "cap"
mandatory_cap = 1
point_step = 0.5
levels = [{ level = 1, from = 0, to = 9, to_included = false }, { level = 2, from = 9, to = 48 }]
"""
CRITERION = """
[[criteria]]
code = "{code}"
group = "1"
title = "Tiêu chí {code}"
mandatory = {mandatory}
"""
ITEM = """
[[items]]
code = "{code}.1"
criterion = "{code}"
text = "Nội dung {code}"
max_points = 4
unit = "giáo viên"
scoring = {scoring}
"""


def set_text(judged: str = '"judged"') -> str:
    """Six conditions, six criteria with a ladder and six that the council judges."""
    parts = [HEAD]
    for n in range(1, MANY + 1):
        parts.append(CRITERION.format(code=f"1.{n}", mandatory="true"))
        for group, scoring in (("2", f'"ratio"{LADDER}'), ("3", judged)):
            parts.append(CRITERION.format(code=f"{group}.{n}", mandatory="false"))
            parts.append(ITEM.format(code=f"{group}.{n}", scoring=scoring))
    return "".join(parts)


def ticked(indicator_set: IndicatorSet) -> IndicatorSet:
    """The same with every row held against the paper."""
    rows = {name: getattr(indicator_set, name) for name in ("groups", "criteria", "items")}
    checked = {name: tuple(replace(row, checked=True) for row in found) for name, found in rows.items()}
    return replace(indicator_set, **checked, level_rule=replace(indicator_set.level_rule, checked=True))


UNCHECKED = load(set_text())
SET = ticked(UNCHECKED)
ASKING = ticked(load(set_text('"judged"\nasks_for = "ratio"')))
LACKING = replace(
    SET, groups=tuple(replace(g, mandatory=True, required_points=Decimal(60)) for g in SET.groups)
)
LADDERS = [f"2.{n}.1" for n in range(1, MANY + 1)]
JUDGED = [f"3.{n}.1" for n in range(1, MANY + 1)]
CONDITIONS = [f"1.{n}" for n in range(1, MANY + 1)]
FULL = Answer(numerator=Decimal(40), denominator=Decimal(40))
WRITTEN = CriterionText(description="Đã làm", plan="Làm tiếp")


def proof(n: int, **fields: object) -> EvidenceItem:
    """One evidence item for the n-th of everything."""
    file = EvidenceFile(digest=f"{n:064x}", name=f"{n}.pdf", size_bytes=1)
    plain = EvidenceItem(
        id=f"e{n}",
        code=f"H1-1-{n:02d}",
        title=f"Minh chứng {n}",
        used_for=(f"1.{n}", f"2.{n}", f"3.{n}.1"),
        files=(file,),
        issued_on=date(2026, 3, 5),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


PROOFS = tuple(proof(n) for n in range(1, MANY + 1))
CLEAN = Assessment(
    round_id="r1",
    school_year="2025-2026",
    revision=1,
    indicator_set=SetReference(id="thu", version="1", digest=SET.digest),
    school=School(
        name="Trường Thử",
        name_upper="TRƯỜNG THỬ",
        superior_upper="UBND XÃ",
        place_name="Xã Thử",
        abbreviation="TT",
        levels=("THCS",),
        province_code="31",
    ),
    receiving_office=ReceivingOffice(name="UBND xã"),
    council_decision_number="1/QĐ",
    members=(
        Member(id="a", full_name="A", role=Role.CHAIR),
        Member(id="b", full_name="B", role=Role.SECRETARY),
    ),
    answers={code: Answer(met=True) for code in CONDITIONS}
    | dict.fromkeys(LADDERS, FULL)
    | dict.fromkeys(JUDGED, Answer(points=Decimal(4))),
    texts={f"{kind}.{n}": WRITTEN for kind in "23" for n in range(1, MANY + 1)},
    evidence_items=PROOFS,
    meeting=Meeting(
        number="1", symbol="BB", held_on=date(2026, 4, 15), began_at=time(8), ended_at=time(9),
        place="Phòng họp", votes_for=2, conclusion="Mức 2",
    ),
)  # fmt: skip
Case = tuple[IndicatorSet, Assessment, Beside]


def answered(codes: list[str], answer: Answer, indicator_set: IndicatorSet = SET) -> Case:
    """These codes answered so."""
    answers = {**CLEAN.answers, **dict.fromkeys(codes, answer)}
    return indicator_set, replace(CLEAN, answers=answers), Beside()


def proven(n: int, **fields: object) -> Case:
    """The first n evidence items changed so."""
    changed = (proof(k, **fields) if k <= n else item for k, item in enumerate(PROOFS, 1))
    return SET, replace(CLEAN, evidence_items=tuple(changed)), Beside()


def used(n: int, *kinds: str) -> Case:
    """The first n evidence items used for these only: "2" for criterion 2.n."""
    changed = (
        replace(item, used_for=tuple(f"{kind}.{k}" for kind in kinds)) if k <= n else item
        for k, item in enumerate(PROOFS, 1)
    )
    return SET, replace(CLEAN, evidence_items=tuple(changed)), Beside()


def beside(**fields: object) -> Case:
    return SET, CLEAN, Beside(**fields)  # type: ignore[arg-type]


def written(n: int, text: CriterionText, points: Decimal) -> Case:
    """The first n judged criteria with such a text and such points."""
    codes = [f"3.{k}" for k in range(1, n + 1)]
    answers = {f"{code}.1": Answer(points=points) for code in codes}
    changed = replace(
        CLEAN,
        answers={**CLEAN.answers, **answers},
        texts={**CLEAN.texts, **dict.fromkeys(codes, text)},
    )
    return SET, changed, Beside()


def duplicated(n: int) -> Case:
    twins = tuple(replace(item, id=f"t{item.id}", code=f"{item.code}B") for item in PROOFS[:n])
    return SET, replace(CLEAN, evidence_items=(*PROOFS, *twins)), Beside()


def last_year(n: int) -> Case:
    return beside(earlier=EarlierYear("2024-2025", dict.fromkeys(LADDERS[:n], FULL)))


def asking(n: int, answer: Answer, other: Answer) -> Case:
    """The set asks for numbers beside judged points: the first n answered one way, the others another."""
    answers = dict.fromkeys(JUDGED, other) | dict.fromkeys(JUDGED[:n], answer)
    return ASKING, replace(CLEAN, answers={**CLEAN.answers, **answers}), Beside()


def alone(assessment: Assessment, indicator_set: IndicatorSet = SET) -> Callable[[int], Case]:
    return lambda n: (indicator_set, assessment, Beside())


# Per function of a check: how to make a round in which it finds something n times.
SPOILT: dict[str, Callable[[int], Case]] = {
    "school_incomplete": alone(replace(CLEAN, school=School(name="Trường Thử"))),
    "council_roles": alone(replace(CLEAN, members=())),
    "council_decision": alone(replace(CLEAN, council_decision_number="")),
    "unchecked_rows": alone(CLEAN, UNCHECKED),
    "open_sums": alone(CLEAN, replace(SET, open_faults=("nhóm 1 mới cộng được 46/48 điểm",))),
    "other_school_levels": alone(replace(CLEAN, school=replace(CLEAN.school, levels=("MN",)))),
    "outside_scope": alone(CLEAN, replace(SET, scope=replace(SET.scope, school_years=("2030-2031",)))),
    "set_aside": lambda n: beside(aside=tuple((f"9.{k}", "số liệu và điểm") for k in range(n))),
    "condition_failed": lambda n: answered(CONDITIONS[:n], Answer(met=False)),
    "group_lacks": alone(CLEAN, LACKING),
    "condition_open": lambda n: answered(CONDITIONS[:n], Answer()),
    "condition_unproven": lambda n: used(n, "2", "3"),
    "part_above_whole": lambda n: answered(LADDERS[:n], replace(FULL, numerator=Decimal(41))),
    "wrong_numbers": lambda n: answered(LADDERS[:n], replace(FULL, denominator=Decimal(0))),
    "ladder_skipped": lambda n: answered(LADDERS[:n], Answer(points=Decimal(4))),
    "raw_missing": lambda n: answered(LADDERS[:n], Answer(numerator=Decimal(4))),
    "numbers_without_points": lambda n: answered(JUDGED[:n], FULL),
    "unscored": lambda n: answered(LADDERS[:n], Answer()),
    "points_unproven": lambda n: used(n, "1", "2"),
    "ladder_elsewhere": lambda n: beside(ladders=dict.fromkeys(JUDGED[:n], "2")),
    "reduced": lambda n: answered(LADDERS[:n], replace(FULL, points=Decimal(2), reason="mới làm")),
    "no_ladder": lambda n: asking(n, replace(FULL, points=Decimal(4)), Answer(points=Decimal(4))),
    "raw_not_kept": lambda n: asking(n, Answer(points=Decimal(4)), replace(FULL, points=Decimal(4))),
    "same_numbers": last_year,
    "carried": lambda n: beside(asked=frozenset(f"e{k}" for k in range(1, n + 1))),
    "without_file": lambda n: proven(n, files=()),
    "outside_year": lambda n: proven(n, issued_on=date(2024, 5, 1)),
    "personal": lambda n: proven(n, sensitivity=Sensitivity.CHILDREN),
    "private_files_travel": lambda n: proven(n, sensitivity=Sensitivity.BASIC, travel=Travel.WITH_FILE),
    "duplicates": duplicated,
    "unused": lambda n: proven(n, used_for=()),
    "no_description": lambda n: written(n, CriterionText(plan="Làm tiếp"), Decimal(4)),
    "no_plan": lambda n: written(n, CriterionText(description="Đã làm"), Decimal(2)),
    "meeting_incomplete": alone(replace(CLEAN, meeting=replace(CLEAN.meeting, place=""))),
    "votes_differ": alone(replace(CLEAN, meeting=replace(CLEAN.meeting, votes_for=9))),
}
# These speak of the whole round, so there is never more than one line of them, or one per role.
WHOLE = {
    "school_incomplete", "council_roles", "council_decision", "unchecked_rows", "open_sums",
    "group_lacks", "other_school_levels", "outside_scope", "meeting_incomplete", "votes_differ",
}  # fmt: skip
EVERY = [pytest.param(check, id=check.look.__name__) for check in (*CHECKS, *SEALING_CHECKS)]


def found_by(check: Check, case: Case) -> list[Finding]:
    indicator_set, assessment, known = case
    result = score(indicator_set, assessment.answers)
    return list(check.run(Context(indicator_set, assessment, result, known)))


def test_every_check_has_an_example() -> None:
    assert {check.look.__name__ for check in (*CHECKS, *SEALING_CHECKS)} == set(SPOILT)


@pytest.mark.parametrize("check", EVERY)
def test_a_clean_round_has_nothing_to_find(check: Check) -> None:
    assert found_by(check, (SET, CLEAN, Beside())) == []


@pytest.mark.parametrize("check", EVERY)
@pytest.mark.parametrize("count", [1, 2, MANY])
def test_a_spoilt_round_is_found_with_its_codes_and_its_place(check: Check, count: int) -> None:
    name = check.look.__name__
    found = found_by(check, SPOILT[name](count))
    assert found
    for finding in found:
        assert finding.kind is check.kind
        assert finding.weight is check.weight
        assert finding.sentence[0].isupper() or finding.sentence[0].isdigit()
        assert not finding.sentence.endswith(".")
        assert finding.place == check.place or finding.place in finding.codes
    if name in WHOLE:
        return
    if check.many and count > check.most:
        (one,) = found
        assert one.sentence == f"{count} {check.many}"
    else:
        assert len(found) == count


def test_the_codes_of_a_gathered_line_are_all_there() -> None:
    (found,) = [f for f in findings(*_scored(proven(5, used_for=()))) if f.kind is Kind.UNUSED]
    assert found.codes == tuple(f"H1-1-{n:02d}" for n in range(1, 6))


def _scored(case: Case) -> tuple[IndicatorSet, Assessment, object, Beside]:
    indicator_set, assessment, known = case
    return indicator_set, assessment, score(indicator_set, assessment.answers), known


def test_numbers_said_to_be_as_last_year_are_not_asked_about() -> None:
    _, assessment, known = last_year(2)
    kept = replace(known, kept_criteria=frozenset({"2.1"}))
    found = [f for f in findings(*_scored((SET, assessment, kept))) if f.kind is Kind.SAME_NUMBERS]
    assert [f.codes for f in found] == [("2.2",)]


def test_one_number_that_changed_makes_a_criterion_new() -> None:
    earlier = EarlierYear("2024-2025", {"2.1.1": replace(FULL, numerator=Decimal(39))})
    kinds = {f.kind for f in findings(*_scored(beside(earlier=earlier)))}
    assert Kind.SAME_NUMBERS not in kinds


def test_a_step_of_the_plan_is_a_plan() -> None:
    indicator_set, assessment, known = written(1, CriterionText(description="Đã làm"), Decimal(2))
    planned = replace(assessment, plan_steps=(PlanStep(item_code="3.1.1", deed="Làm"),))
    kinds = [f.kind for f in findings(*_scored((indicator_set, planned, known)))]
    assert Kind.NO_PLAN not in kinds


def test_a_link_needs_no_file_and_a_paper_sends_none() -> None:
    paper = proof(
        1, kind=EvidenceKind.PHYSICAL, files=(), sensitivity=Sensitivity.BASIC, travel=Travel.WITH_FILE
    )
    case = SET, replace(CLEAN, evidence_items=(paper, *PROOFS[1:])), Beside()
    kinds = {f.kind for f in findings(*_scored(case))}
    assert kinds.isdisjoint({Kind.NO_FILE, Kind.TRAVELS})


def test_evidence_still_asked_about_is_not_called_old_as_well() -> None:
    indicator_set, assessment, _ = proven(1, issued_on=date(2024, 5, 1))
    asked = indicator_set, assessment, Beside(asked=frozenset({"e1"}))
    kinds = {f.kind for f in findings(*_scored(asked))}
    assert Kind.CARRIED in kinds
    assert Kind.OUTSIDE_YEAR not in kinds


def test_evidence_confirmed_to_hold_still_is_not_called_old_but_other_evidence_is() -> None:
    indicator_set, assessment, _ = proven(2, issued_on=date(2024, 5, 1))
    confirmed = indicator_set, assessment, Beside(confirmed=frozenset({"e1"}))
    old = [f for f in findings(*_scored(confirmed)) if f.kind is Kind.OUTSIDE_YEAR]
    assert [finding.codes for finding in old] == [(assessment.evidence_items[1].code,)]


def test_a_new_check_is_a_function_and_an_entry() -> None:
    def many_absent(context: Context):
        for entry in context.assessment.meeting.attendance:
            if not entry.present:
                yield Hit(f"{entry.member_id} vắng", entry.reason, (entry.member_id,))

    check = Check(Kind.OTHER, Weight.NOTE, many_absent, "người vắng", "người", most=1, place="meeting")
    absent = tuple(Attendance(member_id=name, present=False) for name in "ab")
    case = SET, replace(CLEAN, meeting=replace(CLEAN.meeting, attendance=absent)), Beside()
    (found,) = found_by(check, case)
    assert (found.sentence, found.fact, found.place) == ("2 người vắng", "a, b", "meeting")
