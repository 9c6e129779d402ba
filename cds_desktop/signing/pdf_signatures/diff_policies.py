"""What may come after a signature, and what may not."""

from collections.abc import Iterable
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject
from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.form_rules_api import FieldComparisonContext, FormUpdate
from pyhanko.sign.diff_analysis.rules_api import QualifiedWhitelistRule, ReferenceUpdate

from cds_desktop.signing.pdf_signatures.byte_ranges import look_up, raw

# A covering field is a way to paint over a signed page: what people sign in is far smaller.
LARGEST_SHARE_OF_PAGE = 0.2
A4_AREA = 595.0 * 842.0
MOST_FIELDS = 2_000
_XMP = MetadataUpdateRule()  # type: ignore[no-untyped-call]
_MAY_CHANGE = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"})


class _OnlyTimestampFields(SigFieldCreationRule):
    """New fields only for time-stamps, and those cannot be seen."""

    def apply(self, context: FieldComparisonContext) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        for name, found in context.field_specs.items():
            if found.old_field_ref is None and look_up(look_up(found.new_field, "/V"), "/Type") != (
                "/DocTimeStamp"
            ):
                raise SuspiciousModification(f"field {name} was added")
        for level, update in super().apply(context):
            if level is ModificationLevel.FORM_FILLING:
                raise SuspiciousModification("a visible time-stamp")
            yield level, update


class _SmallFields(SigFieldCreationRule):
    """New signature fields as other programs make them, but none that covers a page."""

    def apply(self, context: FieldComparisonContext) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        for name, found in context.field_specs.items():
            if found.old_field_ref is None and _area(found.new_field) > LARGEST_SHARE_OF_PAGE * A4_AREA:
                raise SuspiciousModification(f"field {name} covers a page")
        yield from super().apply(context)


class _Form(FormUpdatingRule):
    """The form as a whole: readers must not be told to draw the stamps of signatures anew."""

    def apply(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        if _asks_for_drawing(new) and not _asks_for_drawing(old):
            raise SuspiciousModification("appearances are to be drawn anew")
        return super().apply(old, new)


class _Description(QualifiedWhitelistRule):
    """XMP and Info, which most programs write anew as they sign: in the step of a signature only.

    Never after a lock: there this counts like a further signature, which a lock forbids.
    """

    def apply_qualified(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterable[tuple[ModificationLevel, ReferenceUpdate]]:
        has_new_xmp = raw(old.root, "/Metadata") != raw(new.root, "/Metadata") or _is_written(
            new, "/Metadata"
        )
        if has_new_xmp and ("/Metadata" not in new.root or not _adds_signature(old, new)):
            raise SuspiciousModification("XMP was changed")
        if not _adds_signature(old, new):
            return
        rules = [DocInfoRule(), *([_XMP] if has_new_xmp else [])]
        for rule in rules:
            yield from rule.as_qualified(ModificationLevel.FORM_FILLING).apply_qualified(old, new)


def _area(field: object) -> float:
    kids = look_up(field, "/Kids") or ()  # type: ignore[arg-type]
    boxes = [look_up(field, "/Rect"), *(look_up(kid.get_object(), "/Rect") for kid in kids)]  # type: ignore[arg-type]
    sizes = [abs(float((b[2] - b[0]) * (b[3] - b[1]))) for b in boxes if b is not None]
    return max(sizes, default=0.0)


def _asks_for_drawing(revision: HistoricalResolver) -> bool:
    return bool(look_up(look_up(revision.root, "/AcroForm"), "/NeedAppearances"))


def _is_written(revision: HistoricalResolver, key: str) -> bool:
    """Whether the object of a key of the catalogue was written in this very revision."""
    found = raw(revision.root, key)
    reference = getattr(found, "reference", None)
    return reference is not None and reference in revision.explicit_refs_in_revision()  # type: ignore[no-untyped-call]


def _adds_signature(old: HistoricalResolver, new: HistoricalResolver) -> bool:
    """Whether this revision puts a signature where there was none."""
    return len(_values(new)) > len(_values(old))


def _values(revision: HistoricalResolver) -> set[object]:
    """The signatures of a revision by where they are written, whatever parents their fields have."""
    waiting, found = _items(look_up(look_up(revision.root, "/AcroForm"), "/Fields")), set[object]()
    for _ in range(MOST_FIELDS):
        if not waiting:
            break
        field = waiting.pop()
        waiting += _items(look_up(field, "/Kids"))
        found.add(getattr(raw(field, "/V"), "reference", None))
    return found - {None}


def _items(listed: object) -> list[Any]:
    # Taken by number, for only then the library follows references.
    return [listed[index] for index in range(len(listed))] if isinstance(listed, ArrayObject) else []


def _policy(creation: SigFieldCreationRule) -> StandardDiffPolicy:
    level = ModificationLevel.LTA_UPDATES
    return StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule(ignored_keys=_MAY_CHANGE),  # type: ignore[no-untyped-call]
            _Description(),
            DSSCompareRule().as_qualified(level),
            XrefStreamRule().as_qualified(level),
            ObjectStreamRule().as_qualified(level),
        ],
        # Forms are filled in before the first signature: text in a field may paint over signed words.
        form_rule=_Form(field_rules=[creation, SigFieldModificationRule()]),
    )


# After the first of our signatures: further ones in fields that were there, time-stamps, revocation data.
IN_PREPARED_FIELDS = _policy(_OnlyTimestampFields())  # type: ignore[no-untyped-call]
# Of papers made elsewhere: their programs add a field for each signature.
IN_NEW_FIELDS = _policy(_SmallFields())  # type: ignore[no-untyped-call]
