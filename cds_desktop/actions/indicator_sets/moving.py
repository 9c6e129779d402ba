"""Chuyển đợt sang bộ chỉ số khác: seen before, done in one step after a backup, taken back as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.indicator_sets.finding import find_version
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.moving import (
    CodeMoves,
    KnownCodes,
    MoveEffects,
    code_moves,
    move_effects,
    new_codes,
    plain_code,
)
from cds_desktop.domain.round import Answer, Assessment
from cds_desktop.domain.set_scope import scope_faults
from cds_desktop.domain.titles import criterion_title
from cds_desktop.errors import NotAllowedNow, WorkspaceReadOnly
from cds_desktop.storage.backups import BEFORE_MOVE, backup_now
from cds_desktop.storage.code_rows import CodeKind, codes_of_round, rewrite_codes
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import RoundRecord
from cds_desktop.storage.set_aside import codes_for, moves_for
from cds_desktop.storage.set_library import ROUND, keep
from cds_desktop.storage.snapshot import read_answers, read_assessment
from cds_desktop.storage.workspace import Workspace

_DEED = "Chuyển bộ chỉ số"
# What is said when it is done is one line.
_MOST_NAMED = 6


@dataclass(frozen=True)
class SetName:
    """Which version of which set."""

    id: str
    version: str
    title: str
    digest: str
    unchecked_rows: int


@dataclass(frozen=True)
class MovedRow:
    """Rows of one kind entered under one code that are set aside or come back; `words` is the title."""

    code: str
    kind: CodeKind
    count: int
    words: str

    def __str__(self) -> str:
        count = f" ({self.count})" if self.count > 1 else ""
        return f"{self.code} {self.words}: {self.kind.words}{count}"


@dataclass(frozen=True, kw_only=True)
class MovePreview(MoveEffects):
    """Everything a move to another version will do; nothing of it is done yet.

    `kept` counts the answers that stay in force, `renamed` pairs the codes before and after. What is
    `set_aside` stays stored and comes back when the round moves back; `still_aside` was so before.
    """

    before: SetName
    after: SetName
    kept: int
    renamed: tuple[tuple[str, str], ...]
    set_aside: tuple[MovedRow, ...]
    coming_back: tuple[MovedRow, ...]
    still_aside: tuple[MovedRow, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Move:
    """What a move is worked out from."""

    round_: RoundRecord
    before: IndicatorSet
    after: IndicatorSet
    moves: CodeMoves
    assessment: Assessment

    def new_codes(self, kind: CodeKind, stored: list[str]) -> dict[str, str]:
        """Stored code → new code for the rows of one kind and one owner that do not stay."""
        known, target = (codes_for(KnownCodes.of_set(one), kind) for one in (self.before, self.after))
        digests = self.before.digest, self.after.digest
        return new_codes(stored, moves_for(self.moves, kind), known, target, digests)


def plan_move(workspace: Workspace, digest: str) -> MovePreview:
    """Xem trước khi chuyển: rows, points, levels before and after; writes nothing."""
    with workspace.read() as db:
        return _preview(db, _move(db, digest))


def move_round(workspace: Workspace, digest: str, expected: MovePreview | None = None) -> Changes:
    """Chuyển đợt sang bộ này: a backup, then one step; refused if it would do other than `expected`."""
    if workspace.read_only:
        raise WorkspaceReadOnly
    with workspace.one_at_a_time:
        with workspace.read() as db:
            preview = _preview(db, _move(db, digest))
        if expected is not None and expected != preview:
            raise NotAllowedNow("Số liệu đã thay đổi sau khi xem trước. Xem lại bản mới rồi chuyển.")
        backup_now(workspace.folder, BEFORE_MOVE, workspace.now())
        names = f"{preview.before.id} {preview.before.version} → {preview.after.id} {preview.after.version}"
        with workspace.change("move_round", preview.after.digest[:16], names) as db:
            _apply(db, _move(db, digest), workspace)
            undoable(db, f"chuyển sang bộ chỉ số bản {preview.after.version}")
    return Changes(Subject.ROUND, notes=_notes(preview))


def _move(db: Session, digest: str) -> _Move:
    round_ = open_round_record(db, _DEED)
    if round_.set_digest == digest:
        raise NotAllowedNow("Đợt đánh giá đang dùng đúng bản này.")
    before, after = load(round_.set_text), find_version(db, digest)
    return _Move(round_, before, after, code_moves(before, after), read_assessment(db, round_.id))


def _apply(db: Session, move: _Move, workspace: Workspace) -> None:
    now, by = workspace.now(), workspace.actor
    for version in (move.before, move.after):
        keep(db, version, ROUND, by=by, at=now)
    rewrite_codes(db, move.round_.id, move.new_codes)
    move.round_.set_id, move.round_.set_version = move.after.id, move.after.version
    move.round_.set_digest, move.round_.set_text = move.after.digest, move.after.text


def _preview(db: Session, move: _Move) -> MovePreview:
    stored = read_answers(db, move.round_.id)
    codes = move.new_codes(CodeKind.ANSWER, list(stored))
    target = KnownCodes.of_set(move.after).answers
    later = {codes.get(code, code): answer for code, answer in stored.items()}
    answers_after: dict[str, Answer] = {code: later[code] for code in later if code in target}
    effects = move_effects(move.before, move.after, move.moves, move.assessment.answers, answers_after)
    aside, back, still = _moved_rows(db, move)
    pairs = {**move.moves.uses, **move.moves.answers}
    return MovePreview(
        **vars(effects),
        before=_name(move.before),
        after=_name(move.after),
        kept=sum(1 for code in move.assessment.answers if codes.get(code, code) in target),
        renamed=tuple(pair for pair in pairs.items() if pair[0] != pair[1]),
        set_aside=aside,
        coming_back=back,
        still_aside=still,
        warnings=tuple(_warnings(move)),
    )


def _name(found: IndicatorSet) -> SetName:
    return SetName(found.id, found.version, found.title, found.digest, len(found.unchecked_rows))


def _moved_rows(db: Session, move: _Move) -> tuple[tuple[MovedRow, ...], ...]:
    """Rows set aside by this move, rows that come back, rows that stay aside; each by code and kind."""
    owners: dict[tuple[CodeKind, str], list[str]] = {}
    for kind, owner, code in codes_of_round(db, move.round_.id):
        owners.setdefault((kind, owner), []).append(code)
    counts: tuple[dict[tuple[CodeKind, str], int], ...] = ({}, {}, {})
    for (kind, _), stored in owners.items():
        codes = move.new_codes(kind, stored)
        known, target = (codes_for(KnownCodes.of_set(one), kind) for one in (move.before, move.after))
        for code in stored:
            was, is_ = code in known, codes.get(code, code) in target
            if was and is_:
                continue
            place = counts[0 if was else 1 if is_ else 2]
            key = (kind, plain_code(code))
            place[key] = place.get(key, 0) + 1
    sets = (move.before, move.after, move.before)
    return tuple(
        tuple(MovedRow(code, kind, times, _words(one, code)) for (kind, code), times in found.items())
        for found, one in zip(counts, sets, strict=True)
    )


def _words(indicator_set: IndicatorSet, code: str) -> str:
    item = indicator_set.item(code)
    return item.text if item is not None else criterion_title(indicator_set, code)


def _warnings(move: _Move) -> list[str]:
    after, found = move.after, []
    if after.unchecked_rows:
        found.append(f"Bản này còn {len(after.unchecked_rows)} dòng chưa đối chiếu: biên bản chỉ là dự thảo.")
    if after.demonstration:
        found.append("Bản này chỉ để minh họa, không có giá trị chính thức.")
    found += after.open_faults
    return found + scope_faults(after, move.assessment.school, move.assessment.school_year)


def _notes(preview: MovePreview) -> tuple[str, ...]:
    notes = [f"Đã chuyển sang bản {preview.after.version}; giữ {preview.kept} câu trả lời."]
    if preview.set_aside:
        aside = _listed([row.code for row in preview.set_aside])
        notes.append(f"Để riêng, chưa dùng: {aside}. Chuyển lại bản cũ thì có lại.")
    if preview.misfits:
        notes.append(f"Cần nhập lại: {_listed([misfit.code for misfit in preview.misfits])}.")
    return tuple(notes)


def _listed(codes: Sequence[str]) -> str:
    """A few codes by name; more than that by their number, as the preview has named them all."""
    different = list(dict.fromkeys(codes))
    return ", ".join(different) if len(different) <= _MOST_NAMED else f"{len(different)} mục"
