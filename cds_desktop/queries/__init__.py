"""What screens show: small frozen rows, read only; each function is one look at a workspace."""

from cds_desktop.queries.council import CouncilProblem, CouncilView, MemberRow, council
from cds_desktop.queries.criteria import (
    CriterionView,
    EvidenceLine,
    ItemView,
    TreeRow,
    criterion_tree,
    criterion_view,
)
from cds_desktop.queries.evidence import (
    EvidenceCounts,
    EvidenceRow,
    EvidenceState,
    EvidenceTable,
    evidence_item,
    evidence_table,
)
from cds_desktop.queries.evidence_files import (
    EarlierFile,
    FileFault,
    FilesCheck,
    ItemFile,
    ItemFiles,
    check_files,
    evidence_files_of,
)
from cds_desktop.queries.minutes import (
    MinutesPreview,
    MinutesView,
    PrintedAt,
    minutes_preview,
    minutes_view,
)
from cds_desktop.queries.overview import Meter, Overview, Step, has_round, overview
from cds_desktop.queries.places import Commune, communes
from cds_desktop.queries.review import Review, review
from cds_desktop.queries.saved import BackupRow, backups, last_saved_at
from cds_desktop.queries.search import Findable, FoundKind, find, findable, findables
from cds_desktop.queries.setup import (
    RoundView,
    SetChoice,
    available_sets,
    round_view,
    school,
    set_choice,
)
from cds_desktop.queries.signing import SignatureRow, SigningView, signing_view
from cds_desktop.queries.states import WorkState
from cds_desktop.queries.submission import SentPackage, SubmissionView, submission_view

__all__ = [
    "BackupRow",
    "Commune",
    "CouncilProblem",
    "CouncilView",
    "CriterionView",
    "EarlierFile",
    "EvidenceCounts",
    "EvidenceLine",
    "EvidenceRow",
    "EvidenceState",
    "EvidenceTable",
    "FileFault",
    "FilesCheck",
    "Findable",
    "FoundKind",
    "ItemFile",
    "ItemFiles",
    "ItemView",
    "MemberRow",
    "Meter",
    "MinutesPreview",
    "MinutesView",
    "Overview",
    "PrintedAt",
    "Review",
    "RoundView",
    "SentPackage",
    "SetChoice",
    "SignatureRow",
    "SigningView",
    "Step",
    "SubmissionView",
    "TreeRow",
    "WorkState",
    "available_sets",
    "backups",
    "check_files",
    "communes",
    "council",
    "criterion_tree",
    "criterion_view",
    "evidence_files_of",
    "evidence_item",
    "evidence_table",
    "find",
    "findable",
    "findables",
    "has_round",
    "last_saved_at",
    "minutes_preview",
    "minutes_view",
    "overview",
    "review",
    "round_view",
    "school",
    "set_choice",
    "signing_view",
    "submission_view",
]
