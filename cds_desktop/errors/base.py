"""What all errors have in common."""

from collections.abc import Iterable


class CdsError(Exception):
    """A fault we foresaw: `title` says what happened, `advice` what to do, `detail` what exactly."""

    code = "E-LOI"
    title = "Có lỗi"
    advice = "Thử lại; nếu vẫn lỗi, gửi tệp nhật ký cho người phụ trách."
    exit_status = 1

    def __init__(self, detail: str = "", *, faults: Iterable[str] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.faults = tuple(faults)

    def __str__(self) -> str:
        head = f"{self.title}: {self.detail}" if self.detail else self.title
        return "\n".join([head, *(f"  - {fault}" for fault in self.faults)])


class Cancelled(CdsError):
    code = "E-HUY"
    title = "Đã hủy"
    advice = "Không có gì thay đổi; có thể làm lại bất cứ lúc nào."
