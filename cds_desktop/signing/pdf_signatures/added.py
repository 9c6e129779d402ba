"""What was added to a file that came back: signatures, or something else under their cover."""

from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, SuspiciousModification

from cds_desktop.signing.pdf_signatures.opening import LIMITS, open_reader

CHANGED = "ngoài chữ ký, nội dung văn bản cũng đã bị thay đổi"


def fault_of_added(before: bytes, after: bytes) -> str:
    """What is wrong with the bytes added to `before`, or "" when they are signatures only (phần thêm).

    A signature covers whatever was slipped in before it: it alone does not prove the paper unchanged.
    """
    revisions = open_reader(before).total_revisions
    reader = PdfFileReader(BytesIO(after), decode_limits=LIMITS)
    try:
        DEFAULT_DIFF_POLICY.apply(
            reader.get_historical_resolver(revisions - 1),
            reader.get_historical_resolver(reader.total_revisions - 1),
        )
    except SuspiciousModification:
        return CHANGED
    except Exception:
        # A hostile file may make the library fail in any way; none of them makes it right.
        return "không đọc được phần được thêm vào"
    return ""
