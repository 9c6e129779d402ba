"""How large the words of a drawn stamp came out, read from the stamp itself."""

from io import BytesIO


def smallest_letters(stamp: bytes) -> float | None:
    """The smallest size of letters in a stamp, in points; `None` when it has no words (cỡ chữ ô ký)."""
    import pikepdf

    with pikepdf.open(BytesIO(stamp)) as pdf:
        found = pikepdf.parse_content_stream(pdf.pages[0], "Tf")
        sizes = [float(step.operands[1]) for step in found if str(step.operator) == "Tf"]
    # The drawing library sets a size of its own before the first word.
    return min(sizes[1:] or sizes, default=None)
