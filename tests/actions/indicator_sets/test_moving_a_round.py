"""Moving a round to another version: what changes is told before, and nothing disappears."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from cds_desktop.actions.assess import enter_answer
from cds_desktop.actions.evidence.using import use_evidence
from cds_desktop.actions.indicator_sets import keep_set, move_round, plan_move
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.rounds import name_council
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.indicator_set import DifferenceKind, IndicatorSet, load
from cds_desktop.domain.round import Answer, Assessment
from cds_desktop.domain.scoring import Working, score
from cds_desktop.errors import NotAllowedNow
from cds_desktop.queries.indicator_sets import set_aside
from cds_desktop.storage.backups import BEFORE_MOVE, backups_in
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

Made = Callable[..., IndicatorSet]

HIGHER = ('max_points = 5\nscoring = "yes_no"', 'max_points = 4\nscoring = "yes_no"')
LOWER_CRITERION = ("max_points = 12", "max_points = 11")
LOWER_GROUP = ("max_points = 20", "max_points = 19")


def assessment(workspace: Workspace) -> Assessment:
    with workspace.read() as db:
        return read_assessment(db, current_round(db).id)


def move_to(workspace: Workspace, indicator_set: IndicatorSet) -> None:
    keep_set(workspace, indicator_set)
    move_round(workspace, indicator_set.digest)


def test_points_groups_and_level_are_told_with_their_working(round_of_two: Workspace, made: Made) -> None:
    second = made("2026.2", HIGHER, LOWER_CRITERION, LOWER_GROUP)
    keep_set(round_of_two, second)
    preview = plan_move(round_of_two, second.digest)
    change = next(one for one in preview.points if one.code == "1.2.2")
    assert (change.before, change.after) == (5, 4)
    assert "5/5" in change.before_working
    assert "4/4" in change.after_working
    assert "Điểm tối đa: 5 → 4" in change.why
    group = preview.groups[0]
    assert (group.before, group.after, group.after_max) == (Decimal("19.5"), Decimal("18.5"), 19)
    assert preview.kept == 5
    assert not preview.set_aside


def test_the_preview_writes_nothing(round_of_two: Workspace, made: Made) -> None:
    second = made("2026.2", HIGHER, LOWER_CRITERION, LOWER_GROUP)
    keep_set(round_of_two, second)
    before = round_of_two.database.read_bytes()
    plan_move(round_of_two, second.digest)
    assert round_of_two.database.read_bytes() == before


def test_the_round_is_pinned_to_the_new_version_word_for_word(round_of_two: Workspace, made: Made) -> None:
    second = made("2026.2", HIGHER, LOWER_CRITERION, LOWER_GROUP)
    move_to(round_of_two, second)
    with round_of_two.read() as db:
        round_ = current_round(db)
    assert (round_.set_id, round_.set_version) == ("bo-thu", "2026.2")
    assert (round_.set_digest, round_.set_text) == (second.digest, second.text)
    assert [reason for _, reason, _ in backups_in(round_of_two.folder)].count(BEFORE_MOVE) == 1


GONE = (
    """[[items]]
code = "1.3.2"
criterion = "1.3"
text = "Hội đồng chấm học liệu"
max_points = 3
scoring = "judged"
checked = {tick}
""",
    "",
)
LESS = (("max_points = 8", "max_points = 5"), ("max_points = 20", "max_points = 17"))


def test_what_has_no_place_is_named_kept_and_comes_back(
    round_of_two: Workspace, made: Made, first: IndicatorSet
) -> None:
    there = assessment(round_of_two)
    second = made("2026.2", GONE, *LESS)
    keep_set(round_of_two, second)
    preview = plan_move(round_of_two, second.digest)
    assert {(row.code, row.kind.value) for row in preview.set_aside} == {
        ("1.3.2", "answer"),
        ("1.3.2", "evidence_use"),
    }
    assert [one.code for one in preview.differences if one.kind is DifferenceKind.GONE] == ["1.3.2"]
    move_round(round_of_two, second.digest)
    moved = assessment(round_of_two)
    assert "1.3.2" not in moved.answers
    assert not moved.evidence_for("1.3.2")
    assert {str(row) for row in set_aside(round_of_two)} == {
        "1.3.2: số liệu và điểm",
        "1.3.2: minh chứng",
    }
    back = plan_move(round_of_two, first.digest)
    assert {row.code for row in back.coming_back} == {"1.3.2"}
    move_round(round_of_two, first.digest)
    assert assessment(round_of_two) == there


def test_a_criterion_that_goes_takes_its_texts_and_assignments_aside(
    round_of_two: Workspace, made: Made, first: IndicatorSet
) -> None:
    there = assessment(round_of_two)
    rows = made("2026.2").text
    start, end = rows.index('[[criteria]]\ncode = "1.3"'), rows.index('[[items]]\ncode = "1.2.1"')
    shorter = rows[:start] + rows[end : rows.index('[[items]]\ncode = "1.3.1"')]
    shorter += rows[rows.index("[level_rule]") :]
    shorter = shorter.replace("max_points = 20", "max_points = 12")
    second = load(shorter)
    move_to(round_of_two, second)
    moved = assessment(round_of_two)
    assert set(moved.texts) == {"1.2"}
    assert [member.criteria for member in moved.members] == [("1.1", "1.2"), ("1.2",)]
    # Another name for a member, and other uses of a file, leave what is set aside alone.
    name_council(round_of_two, [replace(moved.members[0], full_name="Nguyễn Văn An"), moved.members[1]])
    name_council(round_of_two, moved.members)
    for item in moved.evidence_items:
        use_evidence(round_of_two, item.id, ["1.2"])
        use_evidence(round_of_two, item.id, list(item.used_for))
    move_round(round_of_two, first.digest)
    assert assessment(round_of_two) == there


def test_two_items_that_change_codes_take_their_answers_along(
    round_of_two: Workspace, first: IndicatorSet
) -> None:
    there = assessment(round_of_two)
    swapped = swap(first.text)
    move_to(round_of_two, swapped)
    moved = assessment(round_of_two)
    assert moved.answers["1.3.2"] == there.answers["1.3.1"]
    assert moved.answers["1.3.1"] == there.answers["1.3.2"]
    assert moved.evidence_for("1.3.2")[0].id == there.evidence_for("1.3.1")[0].id
    assert score(swapped, moved.answers).level == score(first, there.answers).level
    move_round(round_of_two, first.digest)
    assert assessment(round_of_two) == there


def swap(text: str) -> IndicatorSet:
    text = text.replace('version = "2026.1"', 'version = "2026.2"')
    text = text.replace('code = "1.3.1"', 'code = "X"').replace('code = "1.3.2"', 'code = "Y"')
    text = text.replace('code = "X"', 'code = "1.3.2"\nreplaces = ["1.3.1"]')
    return load(text.replace('code = "Y"', 'code = "1.3.1"\nreplaces = ["1.3.2"]'))


def test_a_code_taken_over_by_another_row_never_shows_the_old_answer(
    round_of_two: Workspace, made: Made, first: IndicatorSet
) -> None:
    there = assessment(round_of_two)
    second = made(
        "2026.2",
        GONE,
        ('code = "1.3.1"', 'code = "1.3.2"\nreplaces = ["1.3.1"]'),
        *LESS,
    )
    move_to(round_of_two, second)
    moved = assessment(round_of_two)
    assert moved.answers["1.3.2"].choice == "b"
    assert "1.3.2" in {row.code for row in set_aside(round_of_two)}
    enter_answer(round_of_two, "1.3.2", Answer(choice="a"))
    move_round(round_of_two, first.digest)
    back = assessment(round_of_two)
    assert back.answers["1.3.1"].choice == "a"
    assert back.answers["1.3.2"] == there.answers["1.3.2"]
    assert not set_aside(round_of_two)


def test_a_choice_that_is_gone_is_named_and_kept_as_entered(round_of_two: Workspace, made: Made) -> None:
    second = made("2026.2", ('key = "b"', 'key = "c"'), ("max_points = 3", "max_points = 3"))
    keep_set(round_of_two, second)
    preview = plan_move(round_of_two, second.digest)
    assert [(one.code, one.why) for one in preview.misfits] == [("1.3.1", "Không có phương án “b”.")]
    move_round(round_of_two, second.digest)
    moved = assessment(round_of_two)
    assert moved.answers["1.3.1"].choice == "b"
    assert score(second, moved.answers).item("1.3.1").state is Working.WRONG


def test_points_above_a_new_maximum_are_named_and_kept(round_of_two: Workspace, made: Made) -> None:
    second = made(
        "2026.2",
        ('max_points = 3\nscoring = "judged"', 'max_points = 2\nscoring = "judged"'),
        ("max_points = 8", "max_points = 7"),
        ("max_points = 20", "max_points = 19"),
    )
    keep_set(round_of_two, second)
    assert [one.code for one in plan_move(round_of_two, second.digest).misfits] == ["1.3.2"]
    move_round(round_of_two, second.digest)
    assert assessment(round_of_two).answers["1.3.2"].points == Decimal("2.5")


def test_a_ratio_that_is_counted_from_now_on_is_named(round_of_two: Workspace, made: Made) -> None:
    second = made(
        "2026.2",
        ('scoring = "ratio"', 'scoring = "count"'),
        ("{{ from = 80, to = 100, points = 7 }}", "{{ from = 80, points = 7 }}"),
    )
    keep_set(round_of_two, second)
    preview = plan_move(round_of_two, second.digest)
    assert [one.code for one in preview.misfits] == ["1.2.1"]
    assert "37/40 giáo viên" in preview.misfits[0].why
    assert next(one for one in preview.points if one.code == "1.2.1").after is None


def test_a_move_is_taken_back_as_one_step(round_of_two: Workspace, made: Made, first: IndicatorSet) -> None:
    there = assessment(round_of_two)
    second = made("2026.2", GONE, *LESS)
    move_to(round_of_two, second)
    assert round_of_two.history.undoable[-1].words == "chuyển sang bộ chỉ số bản 2026.2"
    undo(round_of_two)
    assert assessment(round_of_two) == there
    with round_of_two.read() as db:
        assert current_round(db).set_text == first.text


def test_a_move_is_refused_when_the_round_changed_since_the_preview(
    round_of_two: Workspace, made: Made
) -> None:
    second = made("2026.2", HIGHER, LOWER_CRITERION, LOWER_GROUP)
    keep_set(round_of_two, second)
    preview = plan_move(round_of_two, second.digest)
    enter_answer(round_of_two, "1.2.2", Answer(yes=False))
    with pytest.raises(NotAllowedNow, match="xem trước"):
        move_round(round_of_two, second.digest, preview)
    move_round(round_of_two, second.digest, plan_move(round_of_two, second.digest))


def test_a_sealed_round_and_the_same_version_are_refused(
    school: Workspace, made: Made, round_of_two: Workspace, first: IndicatorSet
) -> None:
    with pytest.raises(NotAllowedNow, match="đúng bản này"):
        plan_move(round_of_two, first.digest)
    second = made("2026.2")
    keep_set(school, second)
    draw_up_minutes(school)
    for deed in (plan_move, move_round):
        with pytest.raises(NotAllowedNow, match="Chuyển bộ chỉ số"):
            deed(school, second.digest)


def test_moving_from_the_sample_to_a_set_without_any_of_its_codes_and_back_loses_nothing(
    school: Workspace, made: Made
) -> None:
    there = assessment(school)
    with school.read() as db:
        digest = current_round(db).set_digest
    other = made("2026.2")
    keep_set(school, other)
    preview = plan_move(school, other.digest)
    assert preview.set_aside
    move_round(school, other.digest)
    move_round(school, digest)
    assert assessment(school) == there
