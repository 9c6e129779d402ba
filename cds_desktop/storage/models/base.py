"""What all tables share: the naming of constraints, moments in UTC, foreign keys."""

from datetime import datetime

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase

from cds_desktop.storage.column_types import UtcDateTime

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables of a workspace."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime}


def refers_to(column: str, *, ondelete: str | None = None) -> ForeignKey:
    """A foreign key that is checked at the commit, for a session writes records in no order of its own."""
    return ForeignKey(column, ondelete=ondelete, deferrable=True, initially="DEFERRED")
