"""The one place where looks are decided: colours, spacing, type, style sheet and standard texts."""

from cds_desktop.ui.theme.apply import Scheme, apply, current, is_dark, on_change, restyle
from cds_desktop.ui.theme.motion import motion_ms
from cds_desktop.ui.theme.tokens import DARK, LIGHT, Radius, Size, Space, Tokens
from cds_desktop.ui.theme.type_scale import Type, font, line_height

__all__ = [
    "DARK",
    "LIGHT",
    "Radius",
    "Scheme",
    "Size",
    "Space",
    "Tokens",
    "Type",
    "apply",
    "current",
    "font",
    "is_dark",
    "line_height",
    "motion_ms",
    "on_change",
    "restyle",
]
