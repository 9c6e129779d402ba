"""The templates that come with the app."""

from functools import cache

from cds_desktop import resources
from cds_desktop.domain.papers.kinds import PaperKind


@cache
def built_in(kind: PaperKind) -> str:
    """Mẫu có sẵn of one kind."""
    return resources.path("templates", f"{kind.value}.txt").read_text("utf-8")
