"""Bản minh họa: the whole main job on the sample school, without a window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

from cds_desktop import resources
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.papers.drawing import FORMATS
from cds_desktop.actions.papers.issuing import issue_papers
from cds_desktop.actions.papers.writing import write_bridge, write_papers
from cds_desktop.actions.scenario.building import build_workspace
from cds_desktop.actions.signatures import sign_minutes
from cds_desktop.actions.verifying import Verification, verify
from cds_desktop.domain.package_names import package_name
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.signers import signers_of
from cds_desktop.errors import WorkspaceExists
from cds_desktop.signing.demonstration import make_demonstration_identities
from cds_desktop.signing.keys import open_pkcs12
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace, create_workspace

SAMPLE = ("samples", "truong-minh-hoa", "scenario.toml")
KEYS_FOLDER = "chung-thu-minh-hoa"
PAPERS_FOLDER = "van-ban"


@dataclass(frozen=True)
class Demonstration:
    """What the demonstration left behind, each file checked."""

    workspace: Path
    minutes: Path
    package: Path
    papers: tuple[Path, ...]
    checks: tuple[Verification, ...]


def demonstrate(out: Path, say: Callable[[str], None] = lambda line: None) -> Demonstration:
    """Làm trọn một đợt: workspace, biên bản signed twice, every paper, submission package, verified."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise WorkspaceExists(f"“{out}” không trống.")
    with create_workspace(out / "ho-so") as workspace:
        say("Dựng trường minh họa: hội đồng, số liệu, minh chứng …")
        build_workspace(workspace, resources.path(*SAMPLE))
        say("Chốt số liệu và lập biên bản …")
        draw_up_minutes(workspace)
        return _sign_and_pack(workspace, out, say)


def _sign_and_pack(workspace: Workspace, out: Path, say: Callable[[str], None]) -> Demonstration:
    with workspace.read() as db:
        assessment = read_assessment(db, current_round(db).id)
    signers = signers_of(assessment)
    password = token_urlsafe(12)
    people = [(signer.field, signer.full_name) for signer in signers]
    keys = make_demonstration_identities(out / KEYS_FOLDER, people, password, workspace.now())
    (out / KEYS_FOLDER / "mat-khau.txt").write_text(password + "\n", "utf-8")
    for signer in signers:
        say(f"Ký biên bản: {signer.heading} – {signer.full_name} (chứng thư minh họa) …")
        name = sign_minutes(workspace, signer.field, keys[signer.field], password).codes[0]
    minutes = workspace.documents_folder / name
    package = out / package_name(assessment.school.name, assessment.school_year, 0)
    say("Ghi gói nộp, đọc lại …")
    pack_submission(workspace, package, open_pkcs12(keys[signers[-1].field], password))
    say("Lấy số, lập mọi văn bản và ghi ra PDF, Word, Excel …")
    issue_papers(workspace, tuple(PaperKind))
    papers = write_papers(workspace, out / PAPERS_FOLDER, formats=tuple(FORMATS))
    write_bridge(workspace, out / PAPERS_FOLDER)
    say("Kiểm tra biên bản và gói …")
    checks = (verify(minutes, workspace.now()), verify(package, workspace.now()))
    return Demonstration(workspace.folder, minutes, package, tuple(paper.path for paper in papers), checks)
