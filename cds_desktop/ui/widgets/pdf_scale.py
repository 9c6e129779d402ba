"""How large pages are shown: fitted to the width or as whole pages, or by a factor of their real size."""

from enum import Enum

from cds_desktop.domain.numbers import NO_BREAK_SPACE

WIDEST_FIT = 900
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
PIXELS_PER_POINT = 96 / 72
_A4_POINTS = (595.0, 842.0)


class Fit(Enum):
    """Vừa ngang, Vừa trang."""

    WIDTH = "Vừa ngang"
    PAGE = "Vừa trang"


def fitted(sizes: list[tuple[float, float]], room: tuple[float, float], fit: Fit) -> float:
    """Pixels per point at which the first page fits into the room."""
    width, height = sizes[0] if sizes else _A4_POINTS
    by_width = room[0] / width
    return by_width if fit is Fit.WIDTH else min(by_width, room[1] / height)


def next_zoom(now: float, step: int) -> float | None:
    """The factor one step larger (1) or smaller (-1) than `now`, if there is one."""
    larger = [zoom for zoom in ZOOMS if zoom > now + 0.01]
    smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
    steps = larger[:1] if step > 0 else smaller[-1:]
    return steps[0] if steps else None


def zoom_words(zoom: float) -> str:
    """ "125 %"."""
    return f"{round(100 * zoom)}{NO_BREAK_SPACE}%"
