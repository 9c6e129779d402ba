"""Where the objects a revision replaces are used in the one before: only ways that lead to them are walked.

The library walks every way through a file. Of forty signatures that takes seconds, and a hostile file of a
few kilobytes has more ways than there are atoms.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, Reference
from pyhanko.pdf_utils.reader import HistoricalResolver, RawPdfPath
from pyhanko.sign.diff_analysis import SuspiciousModification

from cds_desktop.signing.pdf_signatures.byte_ranges import look_up, raw

MOST_OBJECTS = 300_000
MOST_STEPS = 50_000
_Path = tuple[str | int, ...]


class Connections:
    """Which object names which, read once for all revisions in which an object stays the same."""

    def __init__(self) -> None:
        self._known: dict[Reference, frozenset[Reference]] = {}

    def of(self, revision: HistoricalResolver, reference: Reference) -> frozenset[Reference]:
        """The references inside one object (các tham chiếu)."""
        is_final = _last_change(revision, reference) <= revision.revision
        if is_final and reference in self._known:
            return self._known[reference]
        found = frozenset(_references(revision(reference)))
        if is_final:
            self._known[reference] = found
        return found


def note_usages(old: HistoricalResolver, wanted: Iterable[Reference], connections: Connections) -> None:
    """Tell the library all ways to the wanted objects, so that it need not look for itself.

    Raises SuspiciousModification where there are more than an honest file has.
    """
    sought = set(wanted)
    leading = _leading_to(sought, old, connections)
    walk = _Walk(old, sought, leading)
    walk.go(old.trailer_view, (), frozenset(), in_structure=False)
    old._indirect_object_access_cache = walk.found


def _leading_to(sought: set[Reference], old: HistoricalResolver, connections: Connections) -> set[Reference]:
    """The sought objects and all from which there is a way to one of them."""
    named_by: dict[Reference, list[Reference]] = {}
    waiting, seen = list(_references(old.trailer_view)), set[Reference]()
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        if len(seen) > MOST_OBJECTS:
            raise SuspiciousModification("more objects than an honest file has")
        for there in connections.of(old, here):
            named_by.setdefault(there, []).append(here)
            waiting.append(there)
    leading, waiting = set[Reference](), list(sought)
    while waiting:
        here = waiting.pop()
        if here not in leading:
            leading.add(here)
            waiting += named_by.get(here, [])
    return leading


class _Walk:
    """The walk of the library, but only where it leads somewhere, and not for ever."""

    def __init__(self, old: HistoricalResolver, sought: set[Reference], leading: set[Reference]) -> None:
        self._old, self._sought, self._leading = old, sought, leading
        self._pages = dict(_page_places(old))
        self._structure = set(_structure_elements(old))
        self._steps = 0
        self.found: dict[Reference, set[RawPdfPath]] = {}

    def go(self, thing: Any, path: _Path, above: frozenset[Reference], *, in_structure: bool) -> None:
        """Note every way from here to a sought object (đi tới)."""
        if isinstance(thing, IndirectObject):
            reference = thing.reference
            if reference in above or reference not in self._leading:
                return
            self._count()
            if reference in self._sought:
                self.found.setdefault(reference, set()).add(RawPdfPath(*path))
            # A page is entered by its place in the tree only, an element of the structure from its parent.
            if self._pages.get(reference, path) != path:
                return
            if not in_structure and reference in self._structure:
                return
            thing, above = self._old(reference), above | {reference}
        for key, value in _entries(thing):
            if key == "/Parent" or (in_structure and key == "/P"):
                continue
            enters = key == "/K" and path == ("/Root", "/StructTreeRoot")
            self.go(value, (*path, key), above, in_structure=in_structure or enters)

    def _count(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise SuspiciousModification("more ways through the file than an honest one has")


def _last_change(revision: HistoricalResolver, reference: Reference) -> int:
    try:
        return int(revision.reader.xrefs.get_last_change(reference))
    except KeyError:
        # Named but never written: it is nothing in every revision.
        return -1


def _references(thing: PdfObject) -> Iterator[Reference]:
    waiting: list[Any] = [thing]
    while waiting:
        here = waiting.pop()
        if isinstance(here, IndirectObject):
            yield here.reference
        else:
            waiting += [value for key, value in _entries(here) if key != "/Parent"]


def _entries(thing: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(thing, DictionaryObject):
        # As they are written, with references as such.
        return thing.items()
    return enumerate(thing) if isinstance(thing, ArrayObject) else ()


def _page_places(old: HistoricalResolver) -> Iterator[tuple[Reference, _Path]]:
    """Every node of the page tree with its place; one that stands there twice is no honest tree."""
    seen = set[Reference]()
    waiting: list[tuple[Any, _Path]] = [(raw(old.root, "/Pages"), ("/Root", "/Pages"))]
    while waiting:
        node, path = waiting.pop()
        if isinstance(node, IndirectObject):
            if node.reference in seen:
                raise SuspiciousModification("a page stands twice in the page tree")
            seen.add(node.reference)
            yield node.reference, path
            node = old(node.reference)
        if not path[2:] or look_up(node, "/Type") == "/Pages":
            kids = look_up(node, "/Kids")
            waiting += [(kid, (*path, "/Kids", index)) for index, kid in _entries(kids)]


def _structure_elements(old: HistoricalResolver) -> Iterator[Reference]:
    """The elements of the structure tree, each once."""
    waiting, seen = [look_up(old.root, "/StructTreeRoot")], set[Reference]()
    while waiting:
        kids = look_up(waiting.pop(), "/K")
        for kid in kids if isinstance(kids, ArrayObject) else (kids,):
            reference = kid.reference if isinstance(kid, IndirectObject) else None
            if reference in seen:
                continue
            element = kid if reference is None else old(reference)
            # Without a type it is an element; what only points into a page has another.
            if isinstance(element, DictionaryObject) and look_up(element, "/Type") in (None, "/StructElem"):
                waiting.append(element)
                if reference is not None:
                    seen.add(reference)
                    yield reference
