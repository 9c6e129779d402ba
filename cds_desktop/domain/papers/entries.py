"""What people enter for papers: once for all of them, and for each of a round."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cds_desktop.domain.papers.kinds import PaperKind


class EvidenceLayout(StrEnum):
    """Mẫu danh mục minh chứng: the older columns, or those that TT 57/2026/TT-BGDĐT is said to have.

    The circular itself was not read; whoever chooses is told so.
    """

    FULL = "full"
    SHORT = "short"


@dataclass(frozen=True, kw_only=True)
class PaperSettings:
    """Thể thức chung of a workspace's papers, beside what the school's own form holds.

    `council_issues`: the council may use the seal and has a number series of its own.
    `head_position` is the position of who signs for the school ("HIỆU TRƯỞNG").
    """

    council_issues: bool = False
    council_name_upper: str = ""
    council_abbreviation: str = ""
    head_position: str = "HIỆU TRƯỞNG"
    head_name: str = ""
    recipients: tuple[str, ...] = ()
    archive_line: str = "Lưu: VT"
    evidence_layout: EvidenceLayout = EvidenceLayout.FULL


@dataclass(frozen=True, kw_only=True)
class PaperEntry:
    """What was entered for one paper of a round; what is empty is proposed when it is composed.

    `number` is "5" or "05a", `symbol` "QĐ-THCSABC"; `authority` are the lines above the place to sign
    ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"); `texts` by the keys of the kind's template; `rows` by the
    keys of its tables.
    """

    kind: PaperKind
    number: str = ""
    symbol: str = ""
    dated_on: date | None = None
    authority: tuple[str, ...] = ()
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
