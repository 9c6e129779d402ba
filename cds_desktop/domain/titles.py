"""How a criterion is called where the bộ chỉ số gives it no title of its own."""

from cds_desktop.domain.indicator_set import IndicatorSet


def criterion_title(indicator_set: IndicatorSet, code: str) -> str:
    """The decision's own title, else the only item's text, else "3 nội dung"."""
    criterion = indicator_set.criterion(code)
    if criterion is not None and criterion.title:
        return criterion.title
    items = indicator_set.items_of(code)
    return items[0].text if len(items) == 1 else f"{len(items)} nội dung"
