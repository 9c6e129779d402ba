"""The composers of the papers the school and its council write, by kind."""

from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.council_decision import COUNCIL_DECISION
from cds_desktop.domain.papers.composing.notice import NOTICE
from cds_desktop.domain.papers.composing.plan import PLAN
from cds_desktop.domain.papers.composing.recognition import RECOGNITION_DECISION
from cds_desktop.domain.papers.composing.report import REPORT
from cds_desktop.domain.papers.composing.request import REQUEST, REQUEST_LETTER
from cds_desktop.domain.papers.kinds import PaperKind

COMPOSERS_OF_SCHOOL: dict[PaperKind, Composer] = {
    PaperKind.COUNCIL_DECISION: COUNCIL_DECISION,
    PaperKind.PLAN: PLAN,
    PaperKind.RECOGNITION_DECISION: RECOGNITION_DECISION,
    PaperKind.REPORT: REPORT,
    PaperKind.REQUEST: REQUEST,
    PaperKind.REQUEST_LETTER: REQUEST_LETTER,
    PaperKind.NOTICE: NOTICE,
}
