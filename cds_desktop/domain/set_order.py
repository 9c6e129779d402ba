"""Thứ tự dòng: where a new row goes, what belongs below a row, how rows change places, the next code."""

from collections.abc import Sequence
from itertools import takewhile

from cds_desktop.domain.set_table import RowKind, SetRow

_DEPTH = {RowKind.GROUP: 0, RowKind.CRITERION: 1, RowKind.ITEM: 2, RowKind.LEVEL: 0}


def block_of(rows: Sequence[SetRow], row_id: str) -> list[str]:
    """The ids of a row and of all rows below it: a criterion with its items, a whole group."""
    place = _place(rows, row_id)
    return [row.id for row in rows[place : _end(rows, place)]]


def place_after(rows: Sequence[SetRow], row_id: str, kind: RowKind) -> int:
    """Where a new row of a kind goes below a row: after whatever belongs to its neighbour."""
    first_level = next((at for at, row in enumerate(rows) if row.kind is RowKind.LEVEL), len(rows))
    if kind is RowKind.LEVEL:
        place = _place(rows, row_id) if row_id else -1
        return place + 1 if place >= first_level else len(rows)
    place = _place(rows, row_id) + 1 if row_id else first_level
    place = min(place, first_level)
    while place < first_level and _DEPTH[rows[place].kind] > _DEPTH[kind]:
        place += 1
    return place


def moved(rows: Sequence[SetRow], row_id: str, steps: int) -> tuple[SetRow, ...]:
    """The rows after a block went past `steps` neighbours of its kind; at the edge it stays."""
    order = list(rows)
    for _ in range(abs(steps)):
        place = _place(order, row_id)
        end = _end(order, place)
        if steps > 0:
            if end >= len(order) or order[end].kind is not order[place].kind:
                break
            order[place : _end(order, end)] = [*order[end : _end(order, end)], *order[place:end]]
        else:
            first = _start_of_neighbour(order, place)
            if first is None:
                break
            order[first:end] = [*order[place:end], *order[first:place]]
    return tuple(order)


def next_code(rows: Sequence[SetRow], place: int, kind: RowKind) -> dict[str, str]:
    """The code and the parent a new row at this place would have: the last sibling's code, one further."""
    above = rows[:place]
    taken = {row.text("code").strip() for row in rows}
    if kind in (RowKind.GROUP, RowKind.LEVEL):
        same = [row.text("code").strip() for row in rows if row.kind is kind]
        return {"code": _following(same, "", taken if kind is RowKind.GROUP else set(same))}
    parents = [row for row in above if row.kind is (RowKind.GROUP, RowKind.CRITERION)[kind is RowKind.ITEM]]
    if not parents:
        return {}
    parent = parents[-1].text("code").strip()
    below = takewhile(lambda row: row is not parents[-1], reversed(above))
    same = [row.text("code").strip() for row in below if row.kind is kind]
    return {"code": _following(same[::-1], f"{parent}.", taken), "parent": parent}


def _following(codes: Sequence[str], stem: str, taken: set[str]) -> str:
    last = codes[-1] if codes else ""
    head, _, tail = last.rpartition(".")
    number = int(tail) if tail.isdecimal() and len(tail) < 5 else 0
    if number:
        stem = f"{head}." if head else ""
    while (code := f"{stem}{number + 1}") in taken:
        number += 1
    return code


def _place(rows: Sequence[SetRow], row_id: str) -> int:
    return next((at for at, row in enumerate(rows) if row.id == row_id), len(rows) - 1)


def _end(rows: Sequence[SetRow], place: int) -> int:
    end = place + 1
    while end < len(rows) and rows[end].kind is not RowKind.LEVEL:
        if _DEPTH[rows[end].kind] <= _DEPTH[rows[place].kind]:
            break
        end += 1
    return end


def _start_of_neighbour(rows: Sequence[SetRow], place: int) -> int | None:
    for at in range(place - 1, -1, -1):
        if rows[at].kind is rows[place].kind:
            return at
        if _DEPTH[rows[at].kind] <= _DEPTH[rows[place].kind]:
            return None
    return None


def order_with(rows: Sequence[SetRow], others: Sequence[SetRow], new: SetRow) -> list[str]:
    """The ids of `rows` with a row of the other table where that one has it: after the same row above."""
    order = [row.id for row in rows]
    names = {(row.kind, row.text("code").strip()): row.id for row in rows}
    above = list(takewhile(lambda row: row.id != new.id, others))
    for row in reversed(above):
        known = row.id if row.id in order else names.get((row.kind, row.text("code").strip()))
        if known is not None:
            place = order.index(known) + 1
            return [*order[:place], new.id, *order[place:]]
    return [new.id, *order]
