"""One round in which every field somebody can type holds a mark of its own."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.papers import KINDS, EvidenceLayout, PaperEntry, PaperKind, PaperSettings
from cds_desktop.domain.papers.forms import FORMS
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.round import (
    Answer,
    Assessment,
    Attendance,
    CriterionText,
    Deadline,
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
from everything_typed.marks import Marks

SET = load((Path(__file__).parent / "indicator-set.toml").read_text(encoding="utf-8"))
USES = {
    EvidenceKind.FILE: ("1.1", "1.3.1"),
    EvidenceKind.LINK: ("1.3", "1.3.2", "1.4"),
    EvidenceKind.PHYSICAL: ("2.1", "2.3", "2.3.1", "2.3.2"),
}


@dataclass(frozen=True)
class TypedRound:
    """The round, as the papers see it, in the shapes settings give it; and all marks in it."""

    sources: dict[str, PaperSource]
    marks: Marks


def typed_round() -> TypedRound:
    """Fills everything; what is printed only under a setting has a shape of its own."""
    marks = Marks()
    assessment, settings = _assessment(marks), _settings(marks)
    source = PaperSource(
        indicator_set=SET,
        assessment=assessment,
        settings=settings,
        entries={kind: _entry(marks, kind, assessment) for kind in PaperKind},
        today=date(2025, 6, 1),
        draft=False,
        sealed_digest="0123456789abcdef" * 4,
    )
    bare = {kind: PaperEntry(kind=kind) for kind in PaperKind}
    return TypedRound(
        {
            "entered": source,
            "short": replace(source, settings=replace(settings, evidence_layout=EvidenceLayout.SHORT)),
            "council": replace(source, entries=bare, settings=replace(settings, council_issues=True)),
            "proposed": replace(source, entries=bare),
        },
        marks,
    )


def _settings(marks: Marks) -> PaperSettings:
    return marks.filled(PaperSettings, council_issues=False, evidence_layout=EvidenceLayout.FULL)


def _entry(marks: Marks, kind: PaperKind, assessment: Assessment) -> PaperEntry:
    """What can be entered for a kind: a paper without a number has none, the meeting tells the minutes'."""
    form, name, meeting = FORMS[kind], f"PaperEntry[{kind.value}]", assessment.meeting
    texts = {text.key: marks.word(f"{name}.texts[{text.key}]") for text in form.texts}
    rows = {
        table.key: (tuple(marks.word(f"{name}.rows[{table.key}]") for _ in table.columns),)
        for table in form.tables
    }
    given = {"kind": kind, "texts": texts, "rows": rows}
    if kind is PaperKind.MINUTES:
        given |= {
            "number": meeting.number,
            "symbol": meeting.symbol,
            "dated_on": meeting.held_on,
            "recipients": meeting.recipients,
            "authority": (),
            "signer_name": "",
        }
    elif not KINDS[kind].is_numbered:
        given |= {"number": "", "symbol": ""}
    return marks.filled(PaperEntry, name, **given)


def _assessment(marks: Marks) -> Assessment:
    members = tuple(_member(marks, role) for role in Role)
    meeting = _meeting(marks, members)
    return marks.filled(
        Assessment,
        round_id="r",
        revision=1,
        indicator_set=SetReference(id=SET.id, version=SET.version, digest=SET.digest),
        school=marks.filled(School),
        receiving_office=marks.filled(ReceivingOffice),
        deadlines=tuple(
            marks.filled(Deadline, key=key) for key in ("evidence", "scoring", "meeting", "submission", "own")
        ),
        members=members,
        answers=_answers(marks),
        texts={c.code: marks.filled(CriterionText) for c in SET.criteria},
        evidence_items=tuple(_evidence(marks, kind) for kind in EvidenceKind),
        meeting=meeting,
        plan_steps=tuple(marks.filled(PlanStep, item_code=item.code) for item in SET.items),
    )


def _member(marks: Marks, role: Role) -> Member:
    criteria = ("1.1", "1.3") if role is Role.MEMBER else ("2.3",)
    return marks.filled(Member, id=f"m-{role.value}", role=role, criteria=criteria)


def _meeting(marks: Marks, members: tuple[Member, ...]) -> Meeting:
    away = members[-1]
    reason = marks.word("Attendance.reason")
    return marks.filled(Meeting, attendance=(Attendance(member_id=away.id, present=False, reason=reason),))


def _answers(marks: Marks) -> dict[str, Answer]:
    """An answer of every kind; what has no meaning for its row is left empty, as the form does."""
    part, whole = marks.number("Answer.numerator"), 0
    whole = marks.number("Answer.denominator")
    return {
        "1.1": Answer(met=True, reason=marks.word("Answer.reason")),
        "2.1": Answer(met=False, reason=marks.word("Answer.reason")),
        "1.3.1": Answer(
            numerator=Decimal(part), denominator=Decimal(whole), reason=marks.word("Answer.reason")
        ),
        "1.3.2": Answer(yes=True, reason=marks.word("Answer.reason")),
        "1.4": Answer(count=Decimal(marks.number("Answer.count")), reason=marks.word("Answer.reason")),
        "2.3.1": Answer(
            points=marks.noted("Answer.points", Decimal("43.5"), "43,5"), reason=marks.word("Answer.reason")
        ),
        "2.3.2": Answer(
            choice=marks.noted("Answer.choice", "b", "Phương án b: Một số lớp"),
            reason=marks.word("Answer.reason"),
        ),
    }


def _evidence(marks: Marks, kind: EvidenceKind) -> EvidenceItem:
    file = marks.filled(
        EvidenceFile,
        digest=f"{len(marks.of):064x}"[::-1],
        name=f"{marks.word('EvidenceFile.name')}.pdf",
        size_bytes=10,
        media_type="application/pdf",
    )
    return marks.filled(
        EvidenceItem,
        id=kind.value,
        kind=kind,
        used_for=USES[kind],
        files=(file,),
        sensitivity=Sensitivity.NONE,
        travel=Travel.DEFAULT,
    )
