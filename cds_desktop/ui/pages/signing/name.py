"""Tên trong chứng thư: asked about before somebody signs in another person's place."""

from PySide6.QtWidgets import QMessageBox, QWidget

from cds_desktop.domain.minutes import Signer


def may_sign_as(owner: QWidget, subject: str, signer: Signer) -> bool:
    """Ask whether to sign with a certificate of another name, e.g. that of the school."""
    question = QMessageBox(owner.window())
    question.setWindowTitle("Ký biên bản")
    question.setText(f"Chứng thư không mang tên {signer.full_name}")
    question.setInformativeText(
        f"Chứng thư mang tên “{subject}”, còn ô {signer.heading} là của {signer.full_name}. Ai kiểm tra biên "
        "bản cũng thấy tên trong chứng thư."
    )
    sign = question.addButton("Vẫn ký", QMessageBox.ButtonRole.DestructiveRole)
    other = question.addButton("Chọn chứng thư khác", QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(other)
    question.setEscapeButton(other)
    question.exec()
    return question.clickedButton() is sign
