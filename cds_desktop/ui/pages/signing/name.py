"""Tên trong chứng thư: asked about before somebody signs in another person's place."""

from PySide6.QtWidgets import QWidget

from cds_desktop.domain.minutes import Signer
from cds_desktop.ui.asking import agrees


def may_sign_as(owner: QWidget, subject: str, signer: Signer) -> bool:
    """Ask whether to sign with a certificate of another name, e.g. that of the school."""
    means = (
        f"Chứng thư mang tên “{subject}”, còn ô {signer.heading} là của {signer.full_name}. Ai kiểm tra biên "
        "bản cũng thấy tên trong chứng thư."
    )
    question = f"Chứng thư không mang tên {signer.full_name}"
    return agrees(owner, question, means, yes="Vẫn ký", no="Chọn chứng thư khác", title="Ký biên bản")
