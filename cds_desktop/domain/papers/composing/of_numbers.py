"""The composers of the papers of the numbers, by kind."""

from cds_desktop.domain.papers.composing.assignments import ASSIGNMENTS
from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.criterion_sheets import CRITERION_SHEETS
from cds_desktop.domain.papers.composing.evidence_list import EVIDENCE_LIST
from cds_desktop.domain.papers.composing.minutes import MINUTES
from cds_desktop.domain.papers.composing.score_form import SCORE_FORM
from cds_desktop.domain.papers.kinds import PaperKind

COMPOSERS_OF_NUMBERS: dict[PaperKind, Composer] = {
    PaperKind.ASSIGNMENTS: ASSIGNMENTS,
    PaperKind.EVIDENCE_LIST: EVIDENCE_LIST,
    PaperKind.SCORE_FORM: SCORE_FORM,
    PaperKind.CRITERION_SHEETS: CRITERION_SHEETS,
    PaperKind.MINUTES: MINUTES,
}
