"""Hỏi trước khi làm: one question with two answers, both of them verbs."""

from PySide6.QtWidgets import QMessageBox, QWidget


def agrees(
    owner: QWidget,
    question: str,
    means: str,
    *,
    yes: str,
    no: str,
    title: str = "CĐS Desktop",
    usual_is_yes: bool = False,
) -> bool:
    """Whether the answer is `yes`; Esc says `no`, Enter the usual answer."""
    box = QMessageBox(owner.window())
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(means)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(accept if usual_is_yes else refuse)
    box.setEscapeButton(refuse)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is accept
