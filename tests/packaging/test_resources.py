"""The fonts, places and licences that travel with the program are whole."""

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

FONTS = [
    *(f"LiberationSerif-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")),
    *(f"SourceSans3-{style}.ttf" for style in ("Regular", "SemiBold")),
]
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
VOWELS = "aăâeêioôơuưy"
PLACES = "resources/places/administrative-units-2025.tsv"


def vietnamese_letters() -> set[str]:
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
    return small | {letter.upper() for letter in small}


def test_there_are_146_letters_to_ask_a_font_for() -> None:
    assert len(vietnamese_letters()) == 146


@pytest.mark.parametrize("name", FONTS)
def test_a_bundled_font_has_every_vietnamese_letter(project: Path, name: str) -> None:
    drawn = TTFontFile(str(project / "resources/fonts" / name)).charToGlyph
    assert {letter for letter in vietnamese_letters() if ord(letter) not in drawn} == set()


def test_each_font_family_comes_with_its_licence(project: Path) -> None:
    families = {file.name.split("-")[0] for file in (project / "resources/fonts").glob("*.ttf")}
    licences = {file.stem.removeprefix("OFL-") for file in (project / "resources/licenses").glob("OFL-*.txt")}
    assert families == {"LiberationSerif", "SourceSans3"}
    assert families <= licences


def test_the_notices_name_each_package_that_is_shipped(project: Path) -> None:
    notices = (project / "resources/licenses/THIRD-PARTY.md").read_text("utf-8").lower().replace("_", "-")
    lock = (project / "packaging/requirements.txt").read_text("utf-8")
    shipped = [line.split("==")[0] for line in lock.splitlines() if "==" in line]
    assert [name for name in shipped if f"| {name} " not in notices] == []


def test_the_colour_profile_is_a_version_2_rgb_profile(project: Path) -> None:
    profile = (project / "resources/icc/srgb.icc").read_bytes()
    assert int.from_bytes(profile[:4]) == len(profile)
    assert (profile[8], profile[16:20], profile[36:40]) == (2, b"RGB ", b"acsp")


def test_the_places_of_2025_are_all_there_once_and_in_composed_letters(project: Path) -> None:
    text = (project / PLACES).read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t"))
    assert unicodedata.is_normalized("NFC", text)
    assert len(rows) == 3321
    assert len({row["province_code"] for row in rows}) == 34
    assert [code for code, times in Counter(row["commune_code"] for row in rows).items() if times > 1] == []
    assert all(value and value == value.strip() for row in rows for value in row.values())
