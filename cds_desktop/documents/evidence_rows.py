"""One evidence item as a row of a table, the same in the annex of the minutes and in the list of its own."""

from cds_desktop.domain.minutes_rows import EvidenceRow

SIZE = 10.5  # points


def evidence_cells(row: EvidenceRow) -> tuple[str, ...]:
    """The eight cells both tables share: from the position to the shortened SHA-256."""
    return (
        str(row.position),
        row.code,
        row.title,
        row.number_and_date,
        row.issuer,
        row.criteria,
        row.place,
        "\n".join(row.digests) or "–",
    )
