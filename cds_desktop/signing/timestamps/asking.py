"""Asks over the network, with a limit on time and size; what comes back is hostile until it is proven."""

import time
from collections.abc import Mapping
from http.client import HTTPException
from queue import Empty, Queue
from threading import Thread
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from cds_desktop import __version__
from cds_desktop.errors import TimestampFailed, TimestampRefused

SECONDS = 15.0
LARGEST_TOKEN_BYTES = 256 * 1024
LARGEST_LIST_BYTES = 32 * 1024 * 1024
_PIECE = 64 * 1024
_GRACE_SECONDS = 0.25


class _NoRedirects(HTTPRedirectHandler):
    """What was asked of one address is answered by that address."""

    def redirect_request(self, *_args: object) -> None:
        return None


def ask(
    address: str,
    question: bytes | None,
    headers: Mapping[str, str],
    *,
    largest: int = LARGEST_TOKEN_BYTES,
    seconds: float = SECONDS,
) -> bytes:
    """The answer of a server, whole and in time, or one clear error (hỏi máy chủ)."""
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
        raise TimestampFailed(f"“{address}” không phải địa chỉ http:// hay https://")
    request = Request(address, data=question, headers={**headers, "User-Agent": f"CDS-Desktop/{__version__}"})
    answers: Queue[bytes | Exception] = Queue()
    # A daemon of its own: looking up a name or dripping headers may take for ever, and must not hold us.
    Thread(target=_ask, args=(request, largest, seconds, answers), daemon=True).start()
    try:
        found = answers.get(timeout=seconds + _GRACE_SECONDS)
    except Empty as error:
        raise _too_slow(urlsplit(address).hostname, seconds) from error
    if isinstance(found, Exception):
        raise found
    return found


def _ask(request: Request, largest: int, seconds: float, answers: "Queue[bytes | Exception]") -> None:
    try:
        answers.put(_asked(request, largest, seconds))
    except Exception as error:
        # Whatever it is, whoever waits is told.
        answers.put(error)


def _asked(request: Request, largest: int, seconds: float) -> bytes:
    host, deadline = urlsplit(request.full_url).hostname, time.monotonic() + seconds
    try:
        with build_opener(_NoRedirects()).open(request, timeout=seconds) as answer:
            return _read(answer, largest, deadline)
    except HTTPError as error:
        error.close()
        raise TimestampFailed(f"máy chủ {host} trả lời mã {error.code}") from error
    except TimeoutError as error:
        raise _too_slow(host, seconds) from error
    except URLError as error:
        slow = isinstance(error.reason, TimeoutError)
        words = f"không trả lời trong {seconds:g} giây" if slow else "không kết nối được"
        raise TimestampFailed(f"máy chủ {host} {words}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise TimestampFailed(f"máy chủ {host}: kết nối bị ngắt giữa chừng") from error


def _too_slow(host: str | None, seconds: float) -> TimestampFailed:
    return TimestampFailed(f"máy chủ {host} không trả lời trong {seconds:g} giây")


def _read(answer: object, largest: int, deadline: float) -> bytes:
    pieces, size = [], 0
    # `read1` returns what has arrived: a server that drips a byte a minute must not hold us for ever.
    while piece := answer.read1(_PIECE):  # type: ignore[attr-defined]
        pieces.append(piece)
        size += len(piece)
        if size > largest:
            raise TimestampRefused("câu trả lời lớn bất thường")
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(pieces)
