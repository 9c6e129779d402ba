"""Contrast, fonts, standard texts and switching of colours."""

import re

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWizard,
    QWizardPage,
)

from cds_desktop import resources
from cds_desktop.ui import icons, theme
from cds_desktop.ui.theme import DARK, LIGHT, Scheme, Tokens, Type

TEXT_PAIRS = {
    "text": "canvas surface sunken rail accent_tint",
    "muted": "surface canvas sunken rail accent_tint ok_tint warn_tint err_tint",
    "accent": "surface rail accent_tint",
    "on_accent": "accent",
    "ok": "surface ok_tint rail",
    "warn": "surface warn_tint rail accent_tint",
    "err": "surface err_tint",
    "surface": "text",
}
EDGE_PAIRS = {"control": "surface canvas rail", "accent": "track surface accent_tint", "warn": "track"}


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(front, back) for front, backs in table.items() for back in backs.split()]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), _pairs(TEXT_PAIRS))
def test_text_stands_out_from_what_it_is_written_on(tokens: Tokens, front: str, back: str):
    assert contrast(getattr(tokens, front), getattr(tokens, back)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), _pairs(EDGE_PAIRS))
def test_edges_stand_out_from_what_they_lie_on(tokens: Tokens, front: str, back: str):
    assert contrast(getattr(tokens, front), getattr(tokens, back)) >= 3


@pytest.mark.parametrize(("tokens", "other"), [(LIGHT, DARK), (DARK, LIGHT)])
def test_the_link_of_a_toast_can_be_read(tokens: Tokens, other: Tokens):
    assert contrast(other.accent, tokens.text) >= 4.5


def test_no_placeholder_is_left_in_the_style_sheet(qapp: QApplication):
    assert qapp.styleSheet()
    assert not re.findall(r"\$\w+", qapp.styleSheet())


def test_the_bundled_face_is_used_and_has_every_vietnamese_letter(qapp: QApplication):
    for style in (Type.BODY, Type.STRONG):
        font = theme.font(style)
        assert QFontInfo(font).family() == "Source Sans 3"
        assert QFontInfo(font).weight() == style.weight
        raw = QRawFont.fromFont(font)
        letters = [chr(code) for code in range(0x1EA0, 0x1EFA)] + list("ĂăĐđĨĩŨũƠơƯư→−≥“”·…")
        assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == []


def test_digits_have_equal_width():
    for style in Type:
        metrics = QFontMetricsF(theme.font(style))
        assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


def test_stacked_tone_marks_fit_into_a_line():
    for style in Type:
        drawn = QFontMetricsF(theme.font(style)).tightBoundingRect("ẪỄỘỰẬgy")
        assert drawn.height() <= theme.line_height(style)


def test_nothing_is_smaller_than_13_pixels():
    assert min(style.pixels for style in Type) == 13


def test_switching_the_scheme_changes_colours_and_tells_listeners(qapp: QApplication, qtbot):
    heard = []

    class Listener(QLineEdit):
        def hear(self) -> None:
            heard.append(theme.current())

    listener = Listener()
    qtbot.addWidget(listener)
    theme.on_change(listener.hear)
    theme.apply(qapp, Scheme.DARK)
    assert theme.is_dark()
    assert DARK.surface in qapp.styleSheet()
    assert qapp.palette().window().color().name().upper() == DARK.canvas
    theme.apply(qapp, Scheme.LIGHT)
    assert not theme.is_dark()
    assert heard == [DARK, LIGHT]


def test_images_of_the_style_sheet_have_the_colours_of_the_tokens():
    for suffix, tokens in (("light", LIGHT), ("dark", DARK)):
        colors = {"tick": tokens.on_accent, "partial": tokens.on_accent, "dot": tokens.accent}
        colors |= {"down": tokens.muted, "up": tokens.muted}
        for name, color in colors.items():
            drawing = resources.path("icons", f"{name}-{suffix}.svg").read_text(encoding="utf-8")
            assert set(re.findall(r"#[0-9A-F]{6}", drawing)) == {color}, f"{name}-{suffix}"


def test_every_image_named_in_the_style_sheet_exists(qapp: QApplication):
    named = re.findall(r'url\("([^"]+)"\)', qapp.styleSheet())
    assert len(named) >= 5
    assert all(resources.path("icons", name.rsplit("/", 1)[1]).is_file() for name in named)


def test_standard_buttons_speak_vietnamese(qtbot):
    kinds = QDialogButtonBox.StandardButton
    wanted = {
        kinds.Ok: "Đồng ý",
        kinds.Cancel: "Hủy",
        kinds.Open: "Mở",
        kinds.Close: "Đóng",
        kinds.Yes: "Có",
        kinds.No: "Không",
        kinds.Help: "Trợ giúp",
        kinds.Discard: "Bỏ",
        kinds.Retry: "Thử lại",
        kinds.Apply: "Áp dụng",
    }
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    assert {kind: box.addButton(kind).text() for kind in wanted} == wanted


def test_the_wizard_speaks_vietnamese(qtbot):
    wizard = QWizard()
    qtbot.addWidget(wizard)
    for _ in range(3):
        wizard.addPage(QWizardPage())
    wizard.restart()
    wizard.next()
    button = QWizard.WizardButton
    texts = [
        wizard.buttonText(which) for which in (button.BackButton, button.NextButton, button.CancelButton)
    ]
    assert [text.strip("<>& ") for text in texts] == ["Quay lại", "Tiếp tục", "Hủy"]
    assert wizard.buttonText(button.FinishButton) == "Hoàn tất"


def test_a_message_box_and_the_edit_menu_speak_vietnamese(qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    assert {button.text() for button in box.buttons()} == {"Đồng ý", "Hủy"}
    field = QLineEdit("chữ")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"]


def test_the_file_dialog_has_no_word_left_in_english(qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    words += [button.toolTip() for button in dialog.findChildren(QToolButton)]
    words += [button.text() for button in dialog.findChildren(QPushButton)]
    said = [word.replace("&", "") for word in words if word.strip()]
    english = {"Look in:", "Files of type:", "Go back", "Go forward", "Back", "Forward", "Open", "Cancel"}
    assert said
    assert not english & set(said)


def test_numbers_and_dates_are_vietnamese_by_default(qapp: QApplication):
    assert QLocale().name() == "vi_VN"
    assert QLocale().toString(92.5, "f", 1) == "92,5"


def test_fifty_thousand_texts_do_no_harm(qtbot):
    # Some builds of the binding lose references to None and abort after a few thousand calls.
    field = QLineEdit()
    qtbot.addWidget(field)
    for number in range(50_000):
        field.setText("ẫ" if number % 2 else "ợ")
    assert field.text() == "ẫ"


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_inside_its_grid(qapp: QApplication, name: str):
    image = icons.pixmap(name, "text", 20, 2.0).toImage()
    drawn = [(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 128]
    assert len(drawn) > 20
    edge = [point for point in drawn if 0 in point or 39 in point]
    assert edge == []
