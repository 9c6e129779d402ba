"""The rows of an evidence item: found, linked, filled; shared by the deeds of this folder."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cds_desktop.domain.folding import fold
from cds_desktop.domain.indicator_set import load
from cds_desktop.errors import NotAllowedNow, NotFound
from cds_desktop.storage.evidence_files import KeptFile
from cds_desktop.storage.models import EvidenceFileRecord, EvidenceRecord, EvidenceUseRecord, RoundRecord

_IDS_AT_ONCE = 5_000
_FILE_VALUES = ("digest", "name", "size_bytes", "media_type")


def evidence_record(db: Session, round_: RoundRecord, evidence_id: str) -> EvidenceRecord:
    """One item of the round; `NotFound` when it is no longer there."""
    record = db.get(EvidenceRecord, evidence_id)
    if record is None or record.round_id != round_.id:
        raise NotFound("Minh chứng này không còn trong hồ sơ.")
    return record


def evidence_records(db: Session, round_: RoundRecord, ids: Iterable[str]) -> list[EvidenceRecord]:
    """Several items of the round, each once, in the order given."""
    wanted = list(dict.fromkeys(ids))
    found = [
        record
        for start in range(0, len(wanted), _IDS_AT_ONCE)
        for record in db.scalars(
            select(EvidenceRecord).where(EvidenceRecord.id.in_(wanted[start : start + _IDS_AT_ONCE]))
        )
    ]
    by_id = {record.id: record for record in found if record.round_id == round_.id}
    if len(by_id) != len(wanted):
        raise NotFound("Có minh chứng không còn trong hồ sơ.")
    return [by_id[evidence_id] for evidence_id in wanted]


def is_known_code(round_: RoundRecord, code: str) -> bool:
    """Whether the bộ chỉ số of the round has this criterion or item."""
    indicator_set = load(round_.set_text)
    return indicator_set.criterion(code) is not None or indicator_set.item(code) is not None


def require_code(round_: RoundRecord, code: str) -> None:
    """Refuse a code that the bộ chỉ số does not have."""
    if not is_known_code(round_, code):
        raise NotFound(f"Bộ chỉ số không có tiêu chí {code}.")


def require_free(db: Session, round_: RoundRecord, record: EvidenceRecord) -> None:
    """Refuse a code that another item has already."""
    with db.no_autoflush:
        holder = db.query(EvidenceRecord).filter_by(round_id=round_.id, code=record.code).first()
    if holder is not None and holder.id != record.id:
        raise NotAllowedNow(f"Mã {record.code} đã dùng cho “{holder.title}”. Chọn mã khác.")


def taken_codes(db: Session, round_: RoundRecord) -> set[str]:
    """All codes of the round's evidence."""
    with db.no_autoflush:
        return set(db.scalars(select(EvidenceRecord.code).where(EvidenceRecord.round_id == round_.id)))


def link(record: EvidenceRecord, code: str) -> None:
    """Use it for a code, once."""
    if code and code not in {use.code for use in record.uses}:
        record.uses.append(EvidenceUseRecord(code=code))


def file_record(kept: KeptFile) -> EvidenceFileRecord:
    """The row of a file that lies safely in evidence/."""
    return EvidenceFileRecord(
        digest=kept.digest, name=kept.name, size_bytes=kept.size_bytes, media_type=kept.media_type
    )


def file_at(record: EvidenceRecord, position: int) -> EvidenceFileRecord:
    """The file at a place counted from 0, as lists show it."""
    if not 0 <= position < len(record.files):
        raise NotFound("Tệp này không còn trong minh chứng.")
    return record.files[position]


def write_files(record: EvidenceRecord, files: Sequence[EvidenceFileRecord]) -> None:
    """Make these its files, in this order, numbered from 0; what one replaced goes along with it."""
    before = {id(file): file.position for file in record.files}
    places = {before[id(file)]: at for at, file in enumerate(files) if id(file) in before}
    values = [{name: getattr(file, name) for name in _FILE_VALUES} for file in files]
    # A row keeps its key and takes other values: no two rows ever meet in one place.
    record.files = [EvidenceFileRecord(position=at, **row) for at, row in enumerate(values)]
    record.earlier_files = [earlier for earlier in record.earlier_files if earlier.position in places]
    for earlier in record.earlier_files:
        earlier.position = places[earlier.position]
    refresh_search_key(record)


def refresh_search_key(record: EvidenceRecord) -> None:
    """Keep what a search looks through in step with what it is made of."""
    names = (file.name for file in record.files)
    facts = (record.title, record.number, record.issuer, record.supplied_by, record.address, record.box)
    record.search_key = fold(" ".join(filter(None, (*facts, *names))))
