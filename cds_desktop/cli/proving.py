"""self-test: an installed copy does the main job once, in a temporary folder."""

import os
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from cds_desktop import __version__
from cds_desktop.actions.demonstration import demonstrate
from cds_desktop.cli.output import print_json
from cds_desktop.errors import CdsError, TokenLibraryNotLoaded
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import open_workspace

LETTERS = "Đ ẫ ợ"


def self_test(chosen: Namespace) -> int:
    """Run every proof; status 1 when one fails."""
    results: list[tuple[str, str]] = []
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        out = Path(folder, "thử nghiệm")
        _run(results, "làm trọn một đợt, ký và kiểm tra", lambda: _demonstrate(out))
        _run(results, "hồ sơ mở lại và nguyên vẹn", lambda: _check(out / "ho-so"))
        _run(results, f"chữ “{LETTERS}” trong PDF", lambda: _letters(out / "ho-so"))
        _run(results, "tiến trình đọc token", lambda: _token_process(Path(folder)))
        _run(results, "cửa sổ", _window)
    failed = [name for name, fault in results if fault]
    if chosen.json:
        proofs = [{"name": name, "passed": not fault, "fault": fault} for name, fault in results]
        print_json({"version": __version__, "passed": not failed, "proofs": proofs})
    else:
        for name, fault in results:
            print(f"{'HỎNG' if fault else 'được'}  {name}{': ' + fault if fault else ''}")
        print(f"CĐS Desktop {__version__}: " + ("hỏng" if failed else "mọi phép thử đều được") + ".")
    return 1 if failed else 0


def _run(results: list[tuple[str, str]], name: str, proof: Callable[[], str]) -> None:
    try:
        results.append((name, proof()))
    except CdsError as error:
        results.append((name, f"{error.code} {error}"))
    except Exception as error:  # a broken installation may fail in any way; each is a finding here
        results.append((name, f"{type(error).__name__}: {error}"))


def _demonstrate(out: Path) -> str:
    checks = demonstrate(out).checks
    return "; ".join(line for check in checks if not check.valid for line in check.lines)


def _check(folder: Path) -> str:
    with open_workspace(folder) as workspace:
        return "; ".join(check_workspace(workspace).faults)


def _letters(folder: Path) -> str:
    import pypdfium2

    text = ""
    for path in sorted((folder / "documents").glob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        text += "".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
    missing = [letter for letter in LETTERS.split() if letter not in text]
    return f"thiếu {', '.join(missing)}" if missing else ""


def _token_process(folder: Path) -> str:
    """The child process starts, has what it needs, and refuses a file that is no library."""
    from cds_desktop.signing.tokens.process import TokenProcess

    library = folder / "khong-phai-thu-vien"
    library.write_bytes(b"")
    try:
        TokenProcess(library).kill()
    except TokenLibraryNotLoaded as error:
        return "" if error.detail == library.name else error.detail
    return "nhận một tệp trống làm thư viện"


def _window() -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from cds_desktop.app import prove_window

    prove_window()
    return ""
