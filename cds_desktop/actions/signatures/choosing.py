"""Ai ký biên bản: chosen before anybody signs; minutes already drawn up are drawn again for it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.signatures.redrawing import redraw_minutes
from cds_desktop.domain.round import Phase, require_phase
from cds_desktop.domain.round.phases import OPEN_PHASES
from cds_desktop.domain.signers import MembersSign, SigningChoice, SigningWay
from cds_desktop.errors import SigningWayClosed
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import RoundRecord, SigningChoiceRecord
from cds_desktop.storage.papers import read_signing, signing_choice
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace

_CHOOSABLE = (*OPEN_PHASES, Phase.APPROVED, Phase.SEALED)


def choose_signers(
    workspace: Workspace, *, members: MembersSign | None = None, agency_seal: bool | None = None
) -> Changes:
    """Chọn ai ký biên bản: whether members sign and where, and whether the agency seals."""
    with workspace.change("choose_signers") as db:
        round_ = current_round(db)
        require_phase(Phase(round_.phase), _CHOOSABLE, "Chọn người ký")
        before = signing_choice(db, round_)
        after = replace(
            before,
            members=before.members if members is None else members,
            agency_seal=before.agency_seal if agency_seal is None else agency_seal,
        )
        if after == before:
            return Changes(Subject.MINUTES)
        signing = read_signing(db, round_)
        if signing.way is not SigningWay.OPEN:
            raise SigningWayClosed("Đã có người ký; danh sách người ký không đổi được nữa.")
        _write(db, round_, after)
        if Phase(round_.phase) is Phase.SEALED:
            # The paper in the dossier has its places for those who were to sign before.
            redraw_minutes(workspace, db, round_)
        else:
            undoable(db, "chọn người ký", joins="signing-choice")
    return Changes(Subject.MINUTES)


def _write(db: Session, round_: RoundRecord, choice: SigningChoice) -> None:
    record = db.get(SigningChoiceRecord, round_.id) or SigningChoiceRecord(round_id=round_.id)
    record.members, record.agency_seal = choice.members.value, choice.agency_seal
    db.add(record)
    db.flush()
