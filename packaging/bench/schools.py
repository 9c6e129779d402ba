"""Workspaces to measure with: the sample school, with as much evidence as wanted."""

from collections.abc import Sequence
from pathlib import Path

from cds_desktop import resources
from cds_desktop.actions.demonstration import SAMPLE
from cds_desktop.actions.evidence import add_evidence
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.scenario.building import build_workspace
from cds_desktop.actions.signatures import sign_minutes
from cds_desktop.domain.round import EvidenceItem, EvidenceKind
from cds_desktop.domain.signers import signers_of
from cds_desktop.signing.demonstration import make_demonstration_identities
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace, create_workspace


def sample_school(folder: Path) -> Workspace:
    """The sample school in a new workspace."""
    workspace = create_workspace(folder)
    build_workspace(workspace, resources.path(*SAMPLE))
    return workspace


def add_links(workspace: Workspace, count: int, used_for: tuple[str, ...] = ("1.6.1",)) -> None:
    """Evidence without files, for the sake of number."""
    for number in range(count):
        item = EvidenceItem(
            id="",
            code=f"H9-9.9-{number:04}",
            title=f"Trang thông tin số {number}",
            kind=EvidenceKind.LINK,
            used_for=used_for,
            address=f"https://truong.example/{number}",
        )
        add_evidence(workspace, item)


def add_files(workspace: Workspace, paths: Sequence[Path]) -> None:
    """Evidence of one file each."""
    for number, path in enumerate(paths):
        item = EvidenceItem(id="", code=f"H9-9.9-{number:04}", title=path.stem, used_for=("1.6.1",))
        add_evidence(workspace, item, [path])


def sign_all(workspace: Workspace, keys: Path) -> Path:
    """Seal and sign with demonstration keys (password "minh-hoa"); returns the chair's key."""
    draw_up_minutes(workspace)
    with workspace.read() as db:
        signers = signers_of(read_assessment(db, current_round(db).id))
    people = [(signer.role.value, signer.full_name) for signer in signers]
    made = make_demonstration_identities(keys, people, "minh-hoa", workspace.now())
    for signer in signers:
        sign_minutes(workspace, signer.role, made[signer.role.value], "minh-hoa")
    return made[signers[-1].role.value]
