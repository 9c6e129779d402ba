"""Colours by meaning for the light and the dark scheme, and the scale of spaces, sizes and radii."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """One colour scheme: every colour by what it means."""

    canvas: str
    surface: str
    sunken: str
    rail: str
    line: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    err: str
    err_tint: str
    track: str
    desk: str
    ink: str = "#1E3FA0"
    seal: str = "#C4261D"
    paper: str = "#FFFFFF"


LIGHT = Tokens(
    canvas="#F4F5F2",
    surface="#FFFFFF",
    sunken="#EBEEEA",
    rail="#E9ECE8",
    line="#D6DAD5",
    control="#7D8790",
    text="#1B2530",
    muted="#54606B",
    accent="#1D4F87",
    accent_hover="#173F6D",
    on_accent="#FFFFFF",
    accent_tint="#E4ECF6",
    ok="#2C6A3F",
    ok_tint="#E5F0E6",
    warn="#855300",
    warn_tint="#FBF0D9",
    err="#AE2A20",
    err_tint="#FBE8E5",
    track="#DDE1DC",
    desk="#DADEDA",
)

DARK = Tokens(
    canvas="#14191E",
    surface="#1C2329",
    sunken="#242C33",
    rail="#181E24",
    line="#38434C",
    control="#7C8894",
    text="#E7EBEE",
    muted="#A7B2BC",
    accent="#8FBCEB",
    accent_hover="#A9CCF1",
    on_accent="#0E1A26",
    accent_tint="#22364B",
    ok="#87CA98",
    ok_tint="#1E3527",
    warn="#E6B75E",
    warn_tint="#3A2F18",
    err="#F29C93",
    err_tint="#452521",
    track="#36414A",
    desk="#0F1317",
)


class Space:
    """Distances in logical pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Radius:
    """Corner radii in logical pixels."""

    CARD = 8
    CONTROL = 6
    CHIP = 4
    BAR = 3


class Size:
    """Fixed measures of the frame and of rows, in logical pixels."""

    HEADER = 64
    FOOTER = 56
    RAIL_WIDE = 216
    RAIL_NARROW = 64
    CONTROL = 34
    TARGET = 32
    ROW_TREE = 32
    ROW_PERSON = 44
    ROW_TABLE = 48
    ROW_TASK = 56
    ROW_CHECK = 64
    NARROW_BELOW = 1100
    ONE_COLUMN_BELOW = 960
