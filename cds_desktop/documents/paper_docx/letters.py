"""How wide words are: Liberation Serif, which is bundled, has the widths of Times New Roman."""

from cds_desktop.domain.papers.model import Weight

FINE = 2.0


def width_of(text: str, weight: Weight, size: float) -> float:
    """The width of one line in points (chiều rộng)."""
    from cds_desktop.documents.page import fonts

    return fonts.text_width(text, _font(weight), size)


def last_line(text: str, weight: Weight, size: float, width: float) -> float:
    """How wide the last line is once the text is broken into lines of this width."""
    from cds_desktop.documents.page.text import wrap_lines

    lines = wrap_lines(text, _font(weight), size, width)
    return width_of(lines[-1], weight, size) if lines else 0


def line_count(text: str, size: float, width: float) -> int:
    """How many lines a bold text takes."""
    from cds_desktop.documents.page.text import wrap_lines

    return len(wrap_lines(text, _font(Weight.BOLD), size, width))


def balanced(text: str, weight: Weight, size: float, width: float) -> float:
    """The least width in which a text takes no more lines: one word alone below a line looks lost."""
    from cds_desktop.documents.page.text import wrap_lines

    count = len(wrap_lines(text, _font(weight), size, width))
    low, high = width / 2, width
    while count > 1 and high - low > FINE:
        middle = (low + high) / 2
        if len(wrap_lines(text, _font(weight), size, middle)) > count:
            low = middle
        else:
            high = middle
    return high


def _font(weight: Weight) -> str:
    from cds_desktop.documents.page import fonts

    return {Weight.BOLD: fonts.BOLD, Weight.ITALIC: fonts.ITALIC}.get(weight, fonts.REGULAR)
