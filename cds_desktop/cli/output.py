"""What the command line prints: plain lines for people, one JSON document for programs."""

import json
import sys
from io import TextIOWrapper
from typing import Any

from cds_desktop.errors import CdsError, InputUnreadable


def say_in_utf8() -> None:
    """A Windows console would otherwise fail on the first tone mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_json(document: dict[str, Any]) -> None:
    """One JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def print_error(error: CdsError, *, as_json: bool) -> None:
    """An error with its stable code on standard error; with --json also as a document."""
    print(f"{error.code} {error}\n{error.advice}", file=sys.stderr)
    if as_json:
        print_json({"error": error_document(error)})


def unreadable(error: OSError) -> CdsError:
    """A path the system refused, as an error of ours: a wrong folder is no bug."""
    return InputUnreadable(f"“{error.filename or ''}”: {error.strerror or error}")


def error_document(error: CdsError) -> dict[str, Any]:
    """An error as published in JSON."""
    return {
        "code": error.code,
        "title": error.title,
        "detail": error.detail,
        "advice": error.advice,
        "faults": list(error.faults),
    }
