"""Every pair of colours that stands on the other: the ratios published for both schemes, to one digit."""

import pytest

from cds_desktop.ui.theme import DARK, LIGHT

# Front, back, ratio in light, ratio in dark.
PUBLISHED = """
text canvas 14.2 14.7 · text surface 15.5 13.3 · text sunken 13.3 11.8 · text rail 13.0 14.0
text accent_tint 13.0 10.3 · muted surface 6.4 7.4 · muted canvas 5.9 8.2 · muted sunken 5.5 6.6
muted rail 5.4 7.8 · muted accent_tint 5.4 5.7 · muted ok_tint 5.5 6.1 · muted warn_tint 5.7 6.1
muted err_tint 5.4 6.3 · accent surface 8.3 8.0 · accent rail 7.0 8.4 · accent accent_tint 7.0 6.2
on_accent accent 8.3 8.8 · ok surface 6.5 8.3 · ok ok_tint 5.5 6.9 · ok rail 5.4 8.7
warn surface 6.5 8.5 · warn warn_tint 5.7 7.1 · warn rail 5.4 9.0 · warn accent_tint 5.4 6.7
err surface 6.7 7.5 · err err_tint 5.6 6.5 · control surface 3.7 4.4 · control canvas 3.3 4.9
control rail 3.1 4.6 · accent track 6.3 5.2 · track surface 1.3 1.5
"""
PAIRS = [tuple(pair.split()) for line in PUBLISHED.strip().splitlines() for pair in line.split(" · ")]


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("front", "back", "light", "dark"), PAIRS)
def test_the_contrast_is_what_was_published(front: str, back: str, light: str, dark: str):
    for tokens, said in ((LIGHT, light), (DARK, dark)):
        ratio = contrast(getattr(tokens, front), getattr(tokens, back))
        assert ratio == pytest.approx(float(said), abs=0.06)
        least = 1 if front == "track" else 3 if front == "control" or back == "track" else 4.5
        assert ratio >= least
