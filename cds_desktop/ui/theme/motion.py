"""Whether anything may move: the system's wish for reduced motion comes first."""

import ctypes
import sys

from PySide6.QtWidgets import QApplication, QStyle

_SPI_GETCLIENTAREAANIMATION = 0x1042


def motion_ms(duration: int) -> int:
    """How long a movement of `duration` takes here: nothing when the system asks for reduced motion."""
    return 0 if wants_reduced_motion() else duration


def wants_reduced_motion() -> bool:
    """Whether the user told the system to show no animations."""
    if sys.platform == "win32":
        shown = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
        return not shown.value
    style = QApplication.style()
    return style is not None and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
