"""Biểu đồ on paper: the measures that a drawn page and a picture for Word share, in points."""

from cds_desktop.domain.charts.shapes import Look, Measures

PAPER = Measures(
    row=21,
    line=13,
    small_line=12.5,
    bar=9,
    last_bar=7,
    gap=8,
    overhang=3,
    narrow_below=260,
    label_share=0.4,
    # Words in full stand in the table of the same paper; a bar needs no more than their beginning.
    most_lines=3,
)
SIZES = {Look.BODY: 11.0, Look.STRONG: 11.0, Look.SMALL: 10.0, Look.SMALL_STRONG: 11.0}
BOLD_LOOKS = (Look.STRONG, Look.SMALL_STRONG)
HATCH_STEP = 3.5
DASH, DASH_GAP = 2.5, 1.8
# Half of a page that lies on its side: a chart this high leaves no large hole behind.
WHOLE_BELOW = 240.0
