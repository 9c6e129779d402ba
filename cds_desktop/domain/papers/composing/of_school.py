"""The composers of the papers the school and its council write, by kind."""

from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.kinds import PaperKind

COMPOSERS_OF_SCHOOL: dict[PaperKind, Composer] = {}
