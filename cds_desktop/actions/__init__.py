"""What the user does: one public function per deed, each returning what changed."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What a screen may be showing, and so may have to read again."""

    SCHOOL = "school"
    ROUND = "round"
    COUNCIL = "council"
    ANSWERS = "answers"
    TEXTS = "texts"
    EVIDENCE = "evidence"
    MEETING = "meeting"
    MINUTES = "minutes"
    PAPERS = "papers"
    PACKAGES = "packages"
    SETS = "sets"
    TRUST = "trust"


@dataclass(frozen=True)
class Changes:
    """What a deed changed: the subject, the codes concerned, and notes for the user."""

    subject: Subject
    codes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
