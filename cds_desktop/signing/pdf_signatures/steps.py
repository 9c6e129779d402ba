"""Looks at each step of a file once, however many signatures ask what came after them."""

from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import DiffPolicy, DiffResult, ModificationLevel, SuspiciousModification
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm

from cds_desktop.signing.pdf_signatures.usages import Connections, note_usages

MOST_NAMED = 6
_Result = DiffResult | SuspiciousModification


class StepByStep(DiffPolicy):
    """A policy asked of neighbouring revisions only, so that forty signatures cost forty looks.

    What no step may do, several steps cannot do together: a change that only shows between two later
    revisions counts against every signature before them.
    """

    def __init__(self, policy: DiffPolicy) -> None:
        self._policy = policy
        self._named = 0
        self._connections = Connections()
        self._known: dict[tuple[int, str], _Result] = {}

    def names_more_changes(self) -> bool:
        """Whether what came after one more signature is to be named: for the first few, for it takes time."""
        self._named += 1
        return self._named <= MOST_NAMED

    def apply(
        self,
        old: HistoricalResolver,
        new: HistoricalResolver,
        field_mdp_spec: FieldMDPSpec | None = None,
        doc_mdp: MDPPerm | None = None,
    ) -> DiffResult:
        """One step, as the policy sees it (một bước)."""
        return self._policy.apply(old, new, field_mdp_spec, doc_mdp)

    def review_file(
        self,
        reader: PdfFileReader,
        base_revision: int | HistoricalResolver,
        field_mdp_spec: FieldMDPSpec | None = None,
        doc_mdp: MDPPerm | None = None,
    ) -> _Result:
        """All steps after a signed revision; the worst of them counts (các bước về sau)."""
        first = base_revision if isinstance(base_revision, int) else base_revision.revision
        level, changed = ModificationLevel.NONE, set[str]()
        for revision in range(first + 1, reader.xrefs.total_revisions):
            result = self._step(reader, revision, field_mdp_spec, doc_mdp)
            if isinstance(result, SuspiciousModification):
                return result
            level = max(level, result.modification_level)
            changed |= result.changed_form_fields
        return DiffResult(level, changed)

    def _step(
        self, reader: PdfFileReader, revision: int, lock: FieldMDPSpec | None, permission: MDPPerm | None
    ) -> _Result:
        key = (revision, f"{permission} {lock}")
        if key not in self._known:
            old, new = (reader.get_historical_resolver(number) for number in (revision - 1, revision))
            try:
                note_usages(old, new.explicit_refs_in_revision(), self._connections)  # type: ignore[no-untyped-call]
                self._known[key] = self.apply(old, new, lock, permission)
            except SuspiciousModification as change:
                self._known[key] = change
        return self._known[key]
