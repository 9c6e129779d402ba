"""Drawn pages that are kept: those in sight, some seen before, and old ones until new ones are there."""

from collections import OrderedDict
from collections.abc import Collection, Iterator

from PySide6.QtGui import QImage

KEPT_BYTES = 40_000_000  # of pages seen before; those in sight are kept whatever they weigh

Key = tuple[int, int]


class PageImages:
    """Pictures by page and width in pixels."""

    def __init__(self) -> None:
        self._fresh: OrderedDict[Key, QImage] = OrderedDict()
        self._stale: dict[int, QImage] = {}

    def __iter__(self) -> Iterator[Key]:
        return iter(self._fresh)

    def __len__(self) -> int:
        return len(self._fresh)

    def __contains__(self, key: object) -> bool:
        return key in self._fresh

    def picture(self, key: Key) -> QImage | None:
        """The best picture there is of a page: as asked for, from before, or of another size."""
        if (image := self._fresh.get(key) or self._stale.get(key[0])) is not None:
            return image
        return next((kept for (page, _), kept in self._fresh.items() if page == key[0]), None)

    def add(self, key: Key, image: QImage, in_sight: int) -> None:
        """Keep a page just drawn, and let go of the oldest."""
        self._stale.pop(key[0], None)
        self._fresh[key] = image
        kept_bytes = sum(kept.sizeInBytes() for kept in self._fresh.values())
        while kept_bytes > KEPT_BYTES and len(self._fresh) > in_sight + 1:
            _, oldest = self._fresh.popitem(last=False)
            kept_bytes -= oldest.sizeInBytes()

    def make_stale(self, pages: Collection[int]) -> None:
        """Another PDF comes: of these pages what is shown stays until the new one is drawn."""
        # Somebody types faster than pages are drawn: what is still shown from before is kept as well.
        shown = self._stale | {index: image for (index, _), image in self._fresh.items()}
        self._stale = {index: shown[index] for index in pages if index in shown}
        self._fresh.clear()

    def keep_only(self, keys: Collection[Key]) -> None:
        """Of a page left behind only what will be seen first on coming back is worth its memory."""
        self._fresh = OrderedDict((key, image) for key, image in self._fresh.items() if key in keys)

    def clear(self) -> None:
        """Forget everything."""
        self._fresh.clear()
        self._stale = {}
