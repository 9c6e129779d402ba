"""Chấm tiêu chí, walked: every number, choice and condition, texts, files, undo and redo."""

from pathlib import Path

from cds_desktop.domain.indicator_set import Criterion, Item, ScoringKind
from cds_desktop.domain.round import Answer
from e2e.keyboard import Keyboard
from e2e.mouse import Mouse
from e2e.person import Person
from e2e.the_sample import Sample, number

STEP = 3
TEXTS = (
    ("Hiện trạng", "description"),
    ("Điểm mạnh", "strengths"),
    ("Tồn tại", "shortcomings"),
    ("Kế hoạch*", "plan"),
)
# All four texts are written here; elsewhere the first, which is what a council writes first.
WRITTEN_IN_FULL = "1.3"
TAKEN_BACK = "1.7.3"


def score_everything(person: Person, sample: Sample) -> None:
    """From the first criterion to the last, forward with Tiếp."""
    person.begin("scoring: first visit")
    person.step(STEP)
    for place, criterion in enumerate(sample.criteria):
        person.see(f"Tiêu chí {criterion.code}")
        person.begin(f"scoring {criterion.code}")
        _answer(person, sample, criterion)
        _attach(person, sample.files(criterion.code), place)
        _write_texts(person, sample, criterion)
        if criterion.code == WRITTEN_IN_FULL:
            person.shoot("scoring")
        if place + 1 < len(sample.criteria):
            _go_on(person, sample.criteria[place + 1])


def _answer(person: Person, sample: Sample, criterion: Criterion) -> None:
    if criterion.mandatory:
        met = sample.answer(criterion.code).met
        person.option("Đạt" if met else "Chưa đạt", "Phần chấm")
    for item in sample.items(criterion):
        _answer_item(person, item, sample.answer(item.code))


def _answer_item(person: Person, item: Item, answer: Answer) -> None:
    inside = f"Nội dung {item.code}"
    match item.raw_kind:
        case ScoringKind.RATIO:
            person.enter_both(item.numerator_label, item.denominator_label, inside, answer)
        case ScoringKind.COUNT:
            person.enter(item.count_label, number(answer.count), inside)
        case ScoringKind.YES_NO:
            person.option("Có" if answer.yes else "Không", inside)
            if item.code == TAKEN_BACK:
                _take_back_and_do_again(person, "Có" if answer.yes else "Không", inside)
        case ScoringKind.CHOICE:
            text = next(choice.text for choice in item.choices if choice.key == answer.choice)
            person.option(f"{text}*", inside)
    if answer.points is not None:
        person.enter(f"Điểm của {item.code},*", number(answer.points), inside)
    if answer.reason:
        person.enter("Lý do của Hội đồng", answer.reason, inside)


def _take_back_and_do_again(person: Person, name: str, inside: str) -> None:
    person.undo()
    person.see_checked(name, False, inside)
    person.redo()
    person.see_checked(name, True, inside)


def _write_texts(person: Person, sample: Sample, criterion: Criterion) -> None:
    text = sample.scenario.texts[criterion.code]
    for name, part in TEXTS if criterion.code == WRITTEN_IN_FULL else TEXTS[:1]:
        person.tab(f"{name}: *")
        person.enter(name, getattr(text, part))


def _attach(person: Person, files: list[Path], place: int) -> None:
    if not files:
        return
    if isinstance(person, Mouse) and place % 2 == 0:
        person.drop(files, "Kéo tệp *vào đây*")
    elif place % 3 == 0:
        person.ask_for_files()
        person.answer_file_dialog(files)
    else:
        person.paste_files(files)
    person.see(f"Minh chứng · {len(files)}*")


def _go_on(person: Person, following: Criterion) -> None:
    if isinstance(person, Keyboard):
        person.keys("alt+Right")
    else:
        person.press(f"Tiếp: {following.code}*")
