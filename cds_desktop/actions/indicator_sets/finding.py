"""Which bộ chỉ số is meant: one that was kept, one a round uses, or one that comes with the app."""

from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.errors import NotFound
from cds_desktop.exchange.indicator_sets import built_in_sets
from cds_desktop.storage.set_library import kept_set, kept_sets


def find_version(db: Session, digest: str) -> IndicatorSet:
    """A version by its digest; raises with every fault when it cannot be worked with any more."""
    if kept := kept_set(db, digest):
        return load(kept.text)
    for found in built_in_sets():
        if found.digest == digest:
            return found
    raise NotFound("Bộ chỉ số này không còn trong thư viện.")


def taken_versions(db: Session, set_id: str, *, but: str = "") -> frozenset[str]:
    """The names of all versions of a set that are known here; one digest may be left out."""
    kept = {one.version for one in kept_sets(db) if one.set_id == set_id and one.digest != but}
    built_in = (found for found in built_in_sets() if found.id == set_id and found.digest != but)
    return frozenset(kept | {found.version for found in built_in})
