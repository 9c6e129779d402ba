"""The command line: open the window, or do one deed without it.

Exit status: 0 done or valid, 1 not valid or refused, 2 wrong use or unreadable.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cds_desktop.cli.commands import COMMANDS
from cds_desktop.cli.output import print_error, say_in_utf8, unreadable
from cds_desktop.errors import CdsError

# The application starts itself with this, unseen, to load a token's library; --help does not tell of it.
TOKEN_WORKER = "--token-worker"
SCREEN_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run() -> None:
    """The installed command `cds-desktop`."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; returns the exit status."""
    if list(arguments) == [TOKEN_WORKER]:
        from cds_desktop.signing.tokens.worker import run as answer_questions

        return answer_questions()
    say_in_utf8()
    if not arguments or (arguments[0] not in COMMANDS and not arguments[0].startswith("-")):
        return _open_window(arguments)
    from cds_desktop.cli.parser import build_parser

    chosen = build_parser().parse_args(arguments)
    try:
        return COMMANDS[chosen.command].do(chosen)
    except CdsError as error:
        print_error(error, as_json=getattr(chosen, "json", False))
        return error.exit_status
    except BrokenPipeError:
        # Whoever read our output (`| head`) has read enough; say nothing more, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print_error(unreadable(error), as_json=getattr(chosen, "json", False))
        return 2
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return 1


def _open_window(arguments: Sequence[str]) -> int:
    if len(arguments) > 1:
        print("Mở cửa sổ chỉ nhận một thư mục hồ sơ. Xem: cds-desktop --help", file=sys.stderr)
        return 2
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREEN_VARIABLES):
        print("Không có màn hình để mở cửa sổ. Không cần màn hình: cds-desktop demo OUT", file=sys.stderr)
        return 2
    # Qt is imported only when a window is wanted: servers and scripts may not have it.
    from cds_desktop.app import open_window

    return open_window(Path(arguments[0]) if arguments else None)
