"""Những gì có thể nhập cho từng văn bản: texts and tables by their keys."""

from cds_desktop.domain.papers.forms.model import PaperForm, TableField, TextField
from cds_desktop.domain.papers.forms.numbers import NUMBER_FORMS
from cds_desktop.domain.papers.forms.school import SCHOOL_FORMS
from cds_desktop.domain.papers.kinds import PaperKind

FORMS: dict[PaperKind, PaperForm] = {
    kind: (SCHOOL_FORMS | NUMBER_FORMS).get(kind, PaperForm()) for kind in PaperKind
}

__all__ = ["FORMS", "PaperForm", "TableField", "TextField"]
