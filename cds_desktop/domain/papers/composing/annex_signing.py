"""Chỗ ký of papers that are annexes by nature: only where somebody entered who signs."""

from cds_desktop.domain.minutes import day_words
from cds_desktop.domain.papers.composing.heads import signing
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import FieldFacts, Filling, PartFacts, PartSort, Vocabulary

SIGNED = Vocabulary(
    fields={
        "ngày lập": FieldFacts("Ngày lập: ngày đã nhập cho văn bản này, hoặc hôm nay"),
        "nơi nhận": FieldFacts("Nơi nhận đã nhập cho văn bản này, mỗi nơi một dòng", is_list=True),
    },
    parts={"người ký": PartFacts(PartSort.SIGN, "Chỗ ký; trống khi chưa nhập người ký cho văn bản này")},
)


def signed(kind: PaperKind, source: PaperSource) -> Filling:
    """Day, recipients and the place to sign of one paper."""
    entry = source.entry(kind)
    is_entered = bool(entry.signer_name or entry.authority or entry.recipients)
    fields: dict[str, str | tuple[str, ...]] = {
        "ngày lập": day_words(entry.dated_on or source.today),
        "nơi nhận": entry.recipients,
    }
    return Filling(fields, {"người ký": (signing(kind, source),) if is_entered else ()})
