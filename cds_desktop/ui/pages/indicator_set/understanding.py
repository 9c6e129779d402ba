"""Hiểu là: how a ladder, options or levels typed as people say them are understood."""

from cds_desktop.domain.numbers import show
from cds_desktop.domain.set_table import CellForm
from cds_desktop.domain.set_table.intervals import Unclear, interval_words, read_interval
from cds_desktop.domain.set_table.ladders import read_ladder, read_levels, read_options

PROPORTIONAL = "điểm theo tỉ lệ: 100 % được điểm tối đa, 50 % được một nửa"
EXAMPLES = {
    CellForm.LADDER: "Ví dụ: dưới 50: 0; từ 50 đến dưới 80: 4; từ 80: 7 – hoặc: theo tỉ lệ",
    CellForm.OPTIONS: "Ví dụ: a = Thuê: 2; b = Mua: 5",
    CellForm.LEVELS: "Ví dụ: Mức 1: dưới 10; Mức 2: từ 10 đến 20; Mức 3: trên 20",
}


def understood(form: CellForm, typed: str, *, one_interval: bool = False) -> str:
    """One sentence on how `typed` is understood; how to write it while nothing is; "" for plain words."""
    if form not in EXAMPLES:
        return ""
    if not typed.strip():
        return "Ví dụ: từ 50 đến 75" if one_interval else EXAMPLES[form]
    try:
        return f"Hiểu là: {'; '.join(_parts(form, typed, one_interval))}"
    except Unclear as unclear:
        return f"{str(unclear)[:1].upper()}{str(unclear)[1:]}"


def _parts(form: CellForm, typed: str, one_interval: bool) -> list[str]:
    if form is CellForm.OPTIONS:
        return [f"{one.key}. {one.text} → {show(one.points)} điểm" for one in read_options(typed)]
    if form is CellForm.LEVELS and one_interval:
        return [f"{interval_words(read_interval(typed))} điểm"]
    if form is CellForm.LEVELS:
        return [
            f"Mức {one.level}{f' ({one.title})' if one.title else ''} khi {interval_words(one.interval)}"
            for one in read_levels(typed)
        ]
    ladder = read_ladder(typed)
    if ladder.proportional:
        return [PROPORTIONAL]
    return [f"{interval_words(band.interval)} → {show(band.points)} điểm" for band in ladder.bands]
