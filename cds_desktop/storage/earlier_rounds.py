"""Which round of the workspace stands for last year."""

from sqlalchemy.orm import Session

from cds_desktop.storage.models import RoundRecord


def earlier_round(db: Session, round_: RoundRecord) -> RoundRecord | None:
    """Đợt năm trước: the round this one was copied from, else the last one before it."""
    if round_.earlier_round_id and (found := db.get(RoundRecord, round_.earlier_round_id)):
        return found
    before = db.query(RoundRecord).filter(RoundRecord.school_year < round_.school_year)
    return before.order_by(RoundRecord.school_year.desc()).first()
