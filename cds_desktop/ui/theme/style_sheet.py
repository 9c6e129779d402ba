"""The one style sheet, written out from the tokens of a scheme."""

from dataclasses import asdict
from string import Template

from cds_desktop import resources
from cds_desktop.ui.theme.tokens import DARK, LIGHT, Tokens
from cds_desktop.ui.theme.type_scale import Type

# Focus borders are 2 px; padding and height give the pixel back, so that nothing moves.
_CONTROLS = """
QToolTip { background: $text; color: $surface; border: 0; padding: 6px 8px; }
QLabel { background: transparent; }
QPushButton { background: $surface; color: $text; border: 1px solid $control; border-radius: 6px;
  padding: 0 15px; min-height: 32px; font-weight: 600; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $line; }
QPushButton, QTabBar { outline: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:focus { border: 2px solid $accent; padding: 0 14px; min-height: 30px; }
QPushButton:disabled { background: $sunken; color: $muted; border: 1px solid $line; }
QPushButton[kind="primary"], QPushButton[kind="secondary"]:default { background: $accent;
  color: $on_accent; border: 1px solid $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $muted; border: 1px solid $line; }
QPushButton[kind="link"], QPushButton[kind="icon"] { background: transparent; color: $accent;
  border: 1px solid transparent; padding: 0 9px; }
QPushButton[kind="icon"] { padding: 0; min-width: 32px; max-width: 32px; color: $text; }
QPushButton[kind="link"]:hover, QPushButton[kind="icon"]:hover {
  background: $sunken; color: $accent_hover; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 8px; }
QPushButton[kind="icon"]:focus { border: 2px solid $accent; padding: 0; min-width: 30px; max-width: 30px; }
QPushButton[kind="link"]:disabled { color: $muted; }
QPushButton[arrow="true"] { padding-right: 37px; }
QPushButton[arrow="true"]:focus { padding-right: 36px; }
QPushButton[kind="link"][arrow="true"] { padding-right: 31px; }
QPushButton[kind="link"][arrow="true"]:focus { padding-right: 30px; }
QPushButton[painted="true"], QRadioButton[painted="true"] { min-height: 0; padding: 0; border: 0; }
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: $surface; color: $text;
  border: 1px solid $control; border-radius: 6px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 32px; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: 0 11px; }
QPlainTextEdit, QTextEdit { padding: 5px 8px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $accent; min-height: 30px; }
QLineEdit:focus, QComboBox:focus { padding: 0 10px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QLineEdit:read-only, QAbstractSpinBox:disabled, QComboBox:disabled,
QPlainTextEdit:disabled, QPlainTextEdit:read-only, QTextEdit:disabled, QTextEdit:read-only {
  background: $sunken; color: $muted; border-color: $line; }
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus, QTextEdit:read-only:focus {
  border-color: $accent; }
QLineEdit[validity="warn"], QAbstractSpinBox[validity="warn"], QComboBox[validity="warn"] {
  border: 2px solid $warn; min-height: 30px; }
QLineEdit[validity="error"], QAbstractSpinBox[validity="error"], QComboBox[validity="error"] {
  border: 2px solid $err; min-height: 30px; }
QLineEdit[validity="warn"], QLineEdit[validity="error"], QComboBox[validity="warn"],
QComboBox[validity="error"] { padding: 0 10px; }
QPlainTextEdit[validity="warn"] { border: 2px solid $warn; padding: 4px 7px; }
QPlainTextEdit[validity="error"] { border: 2px solid $err; padding: 4px 7px; }
QLineEdit[validity="warn"]:focus, QLineEdit[validity="error"]:focus { border-color: $accent; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; min-height: 0; background: transparent; }
QComboBox QLineEdit { padding: 0; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: $down; width: 12px;
  height: 12px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  border: 0; width: 24px; background: transparent; }
QAbstractSpinBox::up-arrow { image: $up; width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: $down; width: 12px; height: 12px; }
QComboBox QAbstractItemView, QListView[kind="popup"] { border: 1px solid $control; background: $surface;
  outline: 0; }
QComboBox QAbstractItemView::item, QListView[kind="popup"]::item { min-height: 32px; padding: 0 8px; }
QListView[kind="popup"]::item:focus { border: 0; padding: 0 8px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 28px; padding: 0 5px 0 2px; outline: 0;
  border: 2px solid transparent; border-radius: 6px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator, QTreeView::indicator, QTableView::indicator, QListView::indicator {
  width: 16px; height: 16px; border: 1px solid $control; border-radius: 3px; background: $surface; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked { background: $accent; border-color: $accent; image: $tick; }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: $partial; }
QCheckBox::indicator:disabled { background: $sunken; border-color: $control; }
QCheckBox::indicator:checked:disabled { background: $muted; border-color: $muted; image: $tick; }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $control; border-radius: 9px;
  background: $surface; }
QRadioButton::indicator:checked { border-color: $accent; image: $dot; }
QRadioButton::indicator:disabled { background: $sunken; }
"""

_VIEWS = """
QAbstractItemView { background: $surface; color: $text; border: 0; outline: 0;
  selection-background-color: $accent_tint; selection-color: $text; gridline-color: $line; }
QTableView::item, QTreeView::item, QListView::item { border: 0; padding: 0 8px; }
QTableView::item { border-bottom: 1px solid $line; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: $accent_tint;
  color: $text; }
QTableView::item:focus, QListView::item:focus { border: 2px solid $accent; padding: 0 6px; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line;
  padding: 0 8px; min-height: 32px; font-size: 13px; font-weight: 600; }
QTabBar { background: transparent; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $text; border: 2px solid transparent; padding: 0 8px;
  min-height: 34px; }
QTabBar::tab:hover { background: $sunken; }
QTabBar::tab:selected { color: $accent; font-weight: 600; border-bottom: 3px solid $accent; }
QTabBar::tab:focus { border: 2px solid $accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle {
  background: $control; border-radius: 3px; margin: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QMenu { background: $surface; color: $text; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; min-height: 20px; border-radius: 4px; }
QMenu::item:selected { background: $accent_tint; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QProgressBar { background: $track; border: 0; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
QDialog, QMessageBox, QWizard { background: $surface; }
QMessageBox QLabel#qt_msgbox_label { min-width: 360px; font-size: 16px; font-weight: 600; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 360px; }
"""

_FRAMES = """
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="header"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="footer"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[kind="rail"] { background: $rail; border: 0; border-right: 1px solid $line; }
QFrame[kind="line"] { background: $line; border: 0; min-height: 1px; max-height: 1px; }
QFrame[kind="line-down"] { background: $line; border: 0; min-width: 1px; max-width: 1px; }
QFrame[kind="desk"] { background: $desk; border: 0; }
QFrame[kind="floating"] { background: $surface; border: 1px solid $control; border-radius: 8px; }
QFrame[kind="toast"] { background: $text; border: 0; border-radius: 6px; }
QFrame[kind="toast"] QPushButton { color: $toast_accent; background: transparent;
  text-decoration: underline; }
QFrame[kind="toast"] QPushButton:hover { color: $surface; }
QFrame[kind="toast"] QPushButton:focus { border-color: $toast_accent; }
QFrame[tint="sunken"] { background: $sunken; border: 0; border-radius: 4px; }
QFrame[tint="ok"] { background: $ok_tint; border: 0; border-radius: 4px; }
QFrame[tint="warn"] { background: $warn_tint; border: 0; border-radius: 4px; }
QFrame[tint="err"] { background: $err_tint; border: 0; border-radius: 4px; }
QFrame[tint="accent"] { background: $accent_tint; border: 0; border-radius: 4px; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="err"] { color: $err; }
QLabel[tone="surface"] { color: $surface; }
QLabel:disabled { color: $muted; }
"""


def style_sheet(tokens: Tokens, dark: bool) -> str:
    """The whole style sheet for one scheme."""
    suffix = "dark" if dark else "light"
    images = {name: _image(name, suffix) for name in ("tick", "partial", "dot", "down", "up")}
    # A toast stands out by wearing the other scheme.
    toast_accent = (LIGHT if dark else DARK).accent
    sheet = Template(_CONTROLS + _VIEWS + _FRAMES).substitute(
        asdict(tokens), toast_accent=toast_accent, **images
    )
    return sheet + "".join(_text_rule(style) for style in Type)


def _text_rule(style: Type) -> str:
    name = style.name.lower()
    return f'QLabel[look="{name}"] {{ font-size: {style.pixels}px; font-weight: {style.weight}; }}\n'


def _image(name: str, suffix: str) -> str:
    return f'url("{resources.path("icons", f"{name}-{suffix}.svg").as_posix()}")'
