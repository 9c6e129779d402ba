"""Reads a table of typed texts: the same rules as a file, every fault at its cell, the sums beside it."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from cds_desktop.domain.indicator_set.loading import check_table
from cds_desktop.domain.set_table.model import RowKind, SetTable, Sum, TableReading
from cds_desktop.domain.set_table.parsing import ParsedRow, parse_rows, parse_settings, set_fields
from cds_desktop.domain.set_table.places import Places

ZERO = Decimal(0)


def read_table(table: SetTable) -> TableReading:
    """Bộ chỉ số from typed texts, with every fault at row and column, and what the rows add up to."""
    rows = parse_rows(table.rows)
    settings, faults = parse_settings(table.settings)
    faults += [fault for found in rows for fault in found.faults]
    checked = check_table(set_fields(rows, settings))
    # What a cell could not be read for was said already, in better words than the loader has.
    said = {(fault.row_id, fault.column) for fault in faults}
    places = Places(rows)
    for fault in checked.faults:
        cells = [*places.cell_faults(fault)]
        # Rows of one code are all meant by it, but a lost value is the fault of one of them.
        known = [(found.row_id, found.column) in said for found in cells]
        faults += (
            [] if fault.unread and any(known) else [c for c, k in zip(cells, known, strict=True) if not k]
        )
    faults = list(dict.fromkeys(faults))
    usable = None if any(not fault.tolerable for fault in faults) else checked.indicator_set
    return TableReading(usable, tuple(faults), _sums(rows))


def _sums(rows: Sequence[ParsedRow]) -> Mapping[str, Sum]:
    """Cộng từ dưới lên: items to criteria, criteria to groups; a number nobody can read leaves no sum."""
    of_kind = {kind: [found for found in rows if found.row.kind is kind] for kind in RowKind}
    items = _totals((found.fields["criterion"], _points(found)) for found in of_kind[RowKind.ITEM])
    criteria = [found for found in of_kind[RowKind.CRITERION] if found.fields.get("mandatory") is not True]
    groups = _totals(
        (found.fields["group"], _declared(found, items.get(_code(found), ZERO))) for found in criteria
    )
    sums: dict[str, Sum] = {}
    for parents, totals in ((criteria, items), (of_kind[RowKind.GROUP], groups)):
        for found in parents:
            total, wanted = totals.get(_code(found), ZERO), found.fields.get("max_points")
            if total is not None and not isinstance(wanted, str):
                sums[found.row.id] = Sum(total, wanted)
    return sums


def _totals(parts: Iterable[tuple[str, Decimal | None]]) -> dict[str, Decimal | None]:
    totals: dict[str, Decimal | None] = {}
    for parent, points in parts:
        total = totals.get(parent, ZERO)
        totals[parent] = None if total is None or points is None else total + points
    return totals


def _points(found: ParsedRow) -> Decimal | None:
    """The points of an item: nothing where its text is no number."""
    value = found.fields.get("max_points", ZERO)
    return value if isinstance(value, Decimal) else None


def _declared(criterion: ParsedRow, total: Decimal | None) -> Decimal | None:
    return _points(criterion) if "max_points" in criterion.fields else total


def _code(found: ParsedRow) -> str:
    return str(found.fields.get("code", ""))
