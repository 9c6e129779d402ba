"""Which commands there are, in what words, and where each deed is; importing this costs nothing."""

from argparse import Namespace
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Command:
    """One command: its words for --help, and its function, imported only when it is called."""

    words: str
    module: str
    function: str

    def do(self, chosen: Namespace) -> int:
        """Run the deed; returns the exit status."""
        status: int = getattr(import_module(f"cds_desktop.cli.{self.module}"), self.function)(chosen)
        return status


COMMANDS = {
    "demo": Command("làm trọn một đợt với trường minh họa, không cần màn hình", "making", "demo"),
    "build": Command("dựng hồ sơ từ tệp mô tả trường (.toml)", "making", "build"),
    "score": Command("chấm điểm: điểm, cách tính, mức, còn thiếu gì", "scoring", "score_answers"),
    "check-set": Command("kiểm tra một bộ chỉ số, nêu mọi lỗi; đổi dạng tệp", "set_checking", "check_set"),
    "papers": Command("vẽ các văn bản của đợt đánh giá: PDF, Word, Excel", "papers", "papers"),
    "sign": Command("ký số văn bản bằng USB token hoặc tệp .p12", "sending", "sign"),
    "doctor": Command("kiểm tra trước khi ký: token, chứng thư, đồng hồ, văn bản", "doctor", "doctor"),
    "verify": Command("kiểm tra tệp đã ký (PDF), bản quét hoặc gói (.cdsx)", "checking", "verify_files"),
    "trust": Command("chứng thư gốc, trung gian và danh sách thu hồi được tin cậy", "trusting", "trust"),
    "pack": Command("ghi gói nộp cơ quan tiếp nhận, hoặc gói bộ chỉ số gửi các trường", "sending", "pack"),
    "check": Command("kiểm tra hồ sơ: dữ liệu, tệp minh chứng, nhật ký", "checking", "check"),
    "self-test": Command("thử bản cài đặt này", "proving", "self_test"),
}
