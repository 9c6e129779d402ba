"""Quyết định thành lập Hội đồng tự đánh giá, with its members, secretaries and working groups."""

from collections.abc import Mapping

from cds_desktop.domain.papers.composing.composer import Composer, Rows
from cds_desktop.domain.papers.composing.council_tables import (
    members_table,
    proposed_groups,
    proposed_secretaries,
)
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import Filling, LineKind, PartFacts, PartSort, Vocabulary

_VOCABULARY = Vocabulary(
    parts={"thành viên": PartFacts(PartSort.TABLE, "Thành viên Hội đồng: họ tên, chức vụ, nhiệm vụ")},
    obligatory=(LineKind.TYPE, LineKind.ABOUT, LineKind.ARTICLE, LineKind.SIGN),
)


def _filling(source: PaperSource) -> Filling:
    return Filling(parts={"thành viên": (members_table(source),)})


def _proposed(source: PaperSource) -> Mapping[str, Rows]:
    return {"secretaries": proposed_secretaries(source), "working_groups": proposed_groups(source)}


COUNCIL_DECISION = Composer(_VOCABULARY, _filling, _proposed)
