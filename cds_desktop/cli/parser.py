"""Which commands there are and what each takes; the words of --help."""

import sys
from argparse import ArgumentParser, HelpFormatter
from pathlib import Path
from typing import NoReturn

from cds_desktop import __version__
from cds_desktop.cli.commands import COMMANDS
from cds_desktop.domain.papers.kinds import KINDS, PaperKind
from cds_desktop.domain.text import capital


class _Formatter(HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class _Parser(ArgumentParser):
    """A parser that speaks Vietnamese; wrong use ends with status 2."""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"E-LENH-SAI Lệnh chưa đúng: {message}", file=sys.stderr)
        self.exit(2)


def build_parser() -> ArgumentParser:
    """The whole command line."""
    parser = _Parser(
        prog="cds-desktop",
        description="Tự đánh giá mức độ chuyển đổi số. Không có lệnh: mở cửa sổ.",
        epilog="Mở cửa sổ với một hồ sơ: cds-desktop THƯ-MỤC",
    )
    parser.add_argument("--version", action="version", version=__version__, help="xem phiên bản")
    commands = parser.add_subparsers(
        title="Lệnh", dest="command", metavar="LỆNH", required=True, parser_class=_Parser
    )
    added: dict[str, ArgumentParser] = {}
    for name, command in COMMANDS.items():
        words = command.words
        added[name] = commands.add_parser(name, help=words, description=capital(words) + ".")
        added[name].add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    _add_arguments(added)
    return parser


def _add_arguments(parsers: dict[str, ArgumentParser]) -> None:
    _path(parsers["demo"], "out", "OUT", "thư mục mới hoặc trống để ghi kết quả")
    _path(parsers["build"], "scenario", "SCENARIO", "tệp mô tả trường (.toml)")
    _path(parsers["build"], "workspace", "WORKSPACE", "thư mục hồ sơ mới hoặc trống")
    parsers["score"].add_argument(
        "set", metavar="SET", help="mã bộ chỉ số có sẵn, hoặc tệp .toml, .xlsx, .cdsx"
    )
    _path(parsers["score"], "answers", "ANSWERS", "tệp số liệu (.json hoặc .toml)")
    _path(parsers["check-set"], "file", "FILE", "tệp bộ chỉ số (.toml, .xlsx, .cdsx)")
    _path(parsers["check-set"], "--to", "OUT", "ghi ra tệp .xlsx hoặc .toml này")
    _path(parsers["papers"], "workspace", "WORKSPACE", "thư mục hồ sơ")
    _path(parsers["papers"], "out", "OUT", "thư mục ghi văn bản")
    _add_paper_options(parsers["papers"])
    _add_sending(parsers)
    parsers["verify"].add_argument("files", metavar="FILE", type=Path, nargs="+", help="tệp .pdf hoặc .cdsx")
    _path(parsers["verify"], "--report", "FOLDER", "ghi kết quả kiểm tra thành PDF vào thư mục này")
    _add_trust(parsers["trust"])
    _path(parsers["check"], "workspace", "WORKSPACE", "thư mục hồ sơ")


def _add_paper_options(parser: ArgumentParser) -> None:
    kinds = [kind.value for kind in PaperKind]
    words = f"một loại: {', '.join(f'{kind} ({KINDS[PaperKind(kind)].name})' for kind in kinds)}; "
    words += "set-form (bản in bộ chỉ số); bridge (bảng nhập số liệu, Excel); mặc định: all (tất cả)"
    parser.add_argument(
        "--kind", choices=[*kinds, "set-form", "bridge", "all"], default="all", metavar="LOẠI", help=words
    )
    words = "trước đó lấy số còn thiếu và lập bản chính thức trong hồ sơ, có sẵn chỗ ký"
    parser.add_argument("--issue", action="store_true", help=words)
    parser.add_argument("--docx", action="store_true", help="ghi thêm bản Word để sửa")
    parser.add_argument("--xlsx", action="store_true", help="ghi thêm bảng Excel, cả bảng nhập số liệu")
    parser.add_argument("--html", action="store_true", help="ghi thêm thông báo công khai dạng trang web")


def _add_trust(parser: ArgumentParser) -> None:
    deeds = "xem kho (list), xem một tệp (show), thêm (add), gỡ (remove)"
    parser.add_argument("deed", choices=["list", "show", "add", "remove"], help=deeds)
    words = "tệp .cer, .crt, .pem, .p7b, .crl; với remove: mã SHA-256 hoặc phần cuối của mã"
    parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help=words)
    words = "mã SHA-256 của chứng thư gốc (ít nhất 8 ký tự cuối), để xác nhận"
    parser.add_argument("--fingerprint", metavar="MÃ", help=words)
    parser.add_argument("--intermediate", action="store_true", help="thêm làm chứng thư trung gian")
    parser.add_argument("--crl", action="store_true", help="thêm danh sách thu hồi")


def _add_sending(parsers: dict[str, ArgumentParser]) -> None:
    _path(parsers["sign"], "workspace", "WORKSPACE", "thư mục hồ sơ; với --timestamp cũng có thể là tệp PDF")
    stamp = "thêm dấu thời gian từ máy chủ này (http:// hoặc https://), sau khi đã đủ chữ ký"
    parsers["sign"].add_argument("--timestamp", metavar="URL", help=stamp)
    _path(parsers["sign"], "--out", "FILE", "với --timestamp và một tệp PDF: ghi ra tệp này")
    words = "thư mục hồ sơ; với --kind indicator-set cũng có thể là mã hoặc tệp bộ chỉ số"
    _path(parsers["pack"], "workspace", "WORKSPACE", words)
    _path(parsers["pack"], "out", "OUT", "tệp .cdsx, hoặc thư mục để đặt gói")
    sign = parsers["sign"]
    sign.add_argument("--seal", action="store_true", help="chốt số liệu và lập biên bản trước khi ký")
    _add_who_signs(sign)
    kinds = "gói nộp (submission), bộ chỉ số gửi các trường (indicator-set)"
    pack_kinds = ["submission", "indicator-set"]
    parsers["pack"].add_argument("--kind", choices=pack_kinds, default="submission", help=kinds)
    for name in ("sign", "pack"):
        _add_key(parsers[name])
        _path(parsers[name], "--pin-file", "FILE", "tệp có mã PIN ở dòng đầu; không có thì hỏi")
    doctor = parsers["doctor"]
    words = "thư mục hồ sơ; không có thì chỉ kiểm tra chứng thư"
    doctor.add_argument("workspace", metavar="WORKSPACE", type=Path, nargs="?", help=words)
    _add_who_signs(doctor)
    _add_key(doctor)


def _add_who_signs(parser: ArgumentParser) -> None:
    kinds = [kind.value for kind in PaperKind]
    words = f"văn bản nào; mặc định: minutes (biên bản). Các loại: {', '.join(kinds)}"
    parser.add_argument("--paper", choices=kinds, default=PaperKind.MINUTES.value, metavar="LOẠI", help=words)
    words = "ai ký: secretary (thư ký), chair (chủ tọa), agency (dấu cơ quan)…; mặc định: người tới lượt"
    parser.add_argument("--role", metavar="Ô-KÝ", help=words)


def _add_key(parser: ArgumentParser) -> None:
    _path(parser, "--p12", "FILE", "tệp chứng thư (.p12, .pfx)")
    _path(parser, "--password-file", "FILE", "tệp có mật khẩu ở dòng đầu; không có thì hỏi")
    parser.add_argument("--token", metavar="LIB", help="thư viện của USB token (.dll, .so)")
    words = "mã chứng thư trên token (CKA_ID, dạng hex); xem bằng lệnh doctor"
    parser.add_argument("--cert", metavar="ID", help=words)
    parser.add_argument("--token-serial", metavar="SỐ", help="số của token, khi cắm nhiều token")


def _path(parser: ArgumentParser, name: str, metavar: str, words: str) -> None:
    parser.add_argument(name, metavar=metavar, type=Path, help=words)
