"""Opens a file that somebody points at: anything but an ordinary file is refused before it can block."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from cds_desktop.errors import SourceFileLost


@contextmanager
def opened(source: Path) -> Iterator[FileIO]:
    """The file, open for reading; `SourceFileLost` says why it cannot be."""
    try:
        kind = source.stat().st_mode
    except (OSError, ValueError) as error:
        reason = "lối tắt trỏ tới chỗ không còn" if source.is_symlink() else "không thấy tệp"
        raise SourceFileLost(f"{source.name}: {reason}") from error
    if stat.S_ISDIR(kind):
        raise SourceFileLost(f"{source.name}: đây là thư mục; hãy chọn từng tệp")
    if not stat.S_ISREG(kind):
        raise SourceFileLost(f"{source.name}: đây là thiết bị, không phải tệp")
    try:
        origin = source.open("rb", buffering=0)
    except OSError as error:
        raise SourceFileLost(f"{source.name}: không có quyền đọc hoặc tệp đang bị khóa") from error
    with origin:
        yield origin
