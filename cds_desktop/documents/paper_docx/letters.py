"""How wide words are: Liberation Serif, which is bundled, has the widths of Times New Roman."""

from cds_desktop.domain.papers.model import Weight


def width_of(text: str, weight: Weight, size: float) -> float:
    """The width of one line in points (chiều rộng)."""
    from cds_desktop.documents.page import fonts

    return fonts.text_width(text, _font(weight), size)


def line_count(text: str, size: float, width: float) -> int:
    """How many lines a bold text takes."""
    from cds_desktop.documents.page.text import wrap_lines

    return len(wrap_lines(text, _font(Weight.BOLD), size, width))


def balanced(text: str, weight: Weight, size: float, width: float) -> tuple[str, ...]:
    """The lines of a centred name, of like length and with no word torn that need not be."""
    from cds_desktop.documents.page.balance import balanced_lines

    return balanced_lines(text, _font(weight), size, width)


def _font(weight: Weight) -> str:
    from cds_desktop.documents.page import fonts

    return {Weight.BOLD: fonts.BOLD, Weight.ITALIC: fonts.ITALIC}.get(weight, fonts.REGULAR)
