"""What may come after a signature, and what may not."""

from collections.abc import Iterable

from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DSSCompareRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.form_rules_api import FieldComparisonContext, FormUpdate

from cds_desktop.signing.pdf_signatures.byte_ranges import look_up

# A covering field is a way to paint over a signed page: what people sign in is far smaller.
LARGEST_SHARE_OF_PAGE = 0.2
A4_AREA = 595.0 * 842.0
# The library would let XMP be pointed elsewhere: what describes a paper is part of what was signed.
_MAY_CHANGE = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Version"})


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


def _area(field: object) -> float:
    kids = look_up(field, "/Kids") or ()  # type: ignore[arg-type]
    boxes = [look_up(field, "/Rect"), *(look_up(kid.get_object(), "/Rect") for kid in kids)]  # type: ignore[arg-type]
    sizes = [abs(float((b[2] - b[0]) * (b[3] - b[1]))) for b in boxes if b is not None]
    return max(sizes, default=0.0)


def _policy(creation: SigFieldCreationRule) -> StandardDiffPolicy:
    level = ModificationLevel.LTA_UPDATES
    return StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule(ignored_keys=_MAY_CHANGE),  # type: ignore[no-untyped-call]
            DSSCompareRule().as_qualified(level),
            XrefStreamRule().as_qualified(level),
            ObjectStreamRule().as_qualified(level),
        ],
        # Forms are filled in before the first signature: text in a field may paint over signed words.
        form_rule=FormUpdatingRule(field_rules=[creation, SigFieldModificationRule()]),
    )


# After the first of our signatures: further ones in fields that were there, time-stamps, revocation data.
IN_PREPARED_FIELDS = _policy(_OnlyTimestampFields())  # type: ignore[no-untyped-call]
# Of papers made elsewhere: their programs add a field for each signature.
IN_NEW_FIELDS = _policy(_SmallFields())  # type: ignore[no-untyped-call]
