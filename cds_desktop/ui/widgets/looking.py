"""Files are looked at beside the screen; what was seen arrives on the screen's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from cds_desktop.ui.signals import signals

T = TypeVar("T")


def look(
    work: Callable[[], T], show: Callable[[T], None], *, is_wanted: Callable[[], bool] = lambda: True
) -> None:
    """Do `work` in the thread for pictures and texts, unless nobody wants it any more; then `show` it."""

    def run() -> None:
        if is_wanted():
            seen = work()
            signals.hand_over(lambda: show(seen))

    _worker().submit(run)


@cache
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="look")
