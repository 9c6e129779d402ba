"""Where one can go: the entries of the rail, the page behind each, and where a finding is mended."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.widgets.step_button import Step

if TYPE_CHECKING:
    from cds_desktop.ui.pages.page import Page

TODO, SETTINGS, START, HELP = "todo", "settings", "start", "help"
INDICATOR_SET = "indicator_set"
PAPERS = "papers"
VERIFICATION, TRUST = "verification", "trust"
# The page of the bộ chỉ số opens with the list of all of them.
SETS = "sets"


# A page is imported when it is first opened: the window must not wait for all of them.
def _todo() -> "type[Page]":
    from cds_desktop.ui.pages.todo.page import TodoPage

    return TodoPage


def _setup() -> "type[Page]":
    from cds_desktop.ui.pages.setup_page import SetupPage

    return SetupPage


def _council() -> "type[Page]":
    from cds_desktop.ui.pages.council.page import CouncilPage

    return CouncilPage


def _scoring() -> "type[Page]":
    from cds_desktop.ui.pages.scoring import ScoringPage

    return ScoringPage


def _evidence() -> "type[Page]":
    from cds_desktop.ui.pages.evidence.page import EvidencePage

    return EvidencePage


def _review() -> "type[Page]":
    from cds_desktop.ui.pages.review.page import ReviewPage

    return ReviewPage


def _minutes() -> "type[Page]":
    from cds_desktop.ui.pages.minutes.page import MinutesPage

    return MinutesPage


def _signing() -> "type[Page]":
    from cds_desktop.ui.pages.signing.page import SigningPage

    return SigningPage


def _submission() -> "type[Page]":
    from cds_desktop.ui.pages.submission.page import SubmissionPage

    return SubmissionPage


def _results() -> "type[Page]":
    from cds_desktop.ui.pages.results.page import ResultsPage

    return ResultsPage


def _settings() -> "type[Page]":
    from cds_desktop.ui.pages.settings_page import SettingsPage

    return SettingsPage


def _indicator_set() -> "type[Page]":
    from cds_desktop.ui.pages.indicator_set.page import IndicatorSetPage

    return IndicatorSetPage


def _papers() -> "type[Page]":
    from cds_desktop.ui.pages.papers.page import PapersPage

    return PapersPage


def _verification() -> "type[Page]":
    from cds_desktop.ui.pages.verification.page import VerificationPage

    return VerificationPage


def _trust() -> "type[Page]":
    from cds_desktop.ui.pages.trust.page import TrustPage

    return TrustPage


@dataclass(frozen=True)
class Place:
    """An entry of the rail: its key, its name before anything is read, its icon and its page."""

    key: str
    name: str
    icon: str
    page: "Callable[[], type[Page]]"


RAIL = (
    Place(TODO, "Việc cần làm", "checklist", _todo),
    Place("setup", "Trường và đợt đánh giá", "house", _setup),
    Place("council", "Hội đồng và phân công", "people", _council),
    Place("scoring", "Chấm tiêu chí", "pencil", _scoring),
    Place("evidence", "Minh chứng", "paperclip", _evidence),
    Place("review", "Rà soát", "check-circle", _review),
    Place("minutes", "Họp và biên bản", "document", _minutes),
    Place("signing", "Ký", "pen", _signing),
    Place("submission", "Nộp hồ sơ", "upload", _submission),
    Place("results", "Kết quả", "ribbon", _results),
)
_BESIDE_RAIL = (
    Place(PAPERS, "Văn bản", "papers", _papers),
    Place(SETTINGS, "Cài đặt và trợ giúp", "sliders", _settings),
    Place(INDICATOR_SET, "Đối chiếu bộ chỉ số", "table", _indicator_set),
    Place(VERIFICATION, "Kiểm tra tệp", "search-check", _verification),
    Place(TRUST, "Chứng thư tin cậy", "shield", _trust),
)
PLACES = {place.key: place for place in (*RAIL, *_BESIDE_RAIL)}
RAIL_KEYS = tuple(place.key for place in RAIL)


def blank_steps() -> tuple[Step, ...]:
    """The rail before a round is open."""
    return tuple(Step(p.name, p.icon, None if p.key == TODO else State.NONE) for p in RAIL)


_FINDING_PAGES = {
    "council": "council",
    "meeting": "minutes",
    "set": INDICATOR_SET,
    "evidence": "evidence",
    "school": "setup",
}


def place_of_finding(place: str) -> tuple[str, str]:
    """The page key and code where a finding is mended; other places are codes of criteria."""
    if place in _FINDING_PAGES:
        return _FINDING_PAGES[place], ""
    return "scoring", place
