"""The improvement plan leaves the app: sealed, in the package, on paper; data without one still read."""

import json
import subprocess
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

from cds_desktop import queries
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.planning import plan_steps
from cds_desktop.actions.signatures import sign_minutes
from cds_desktop.actions.verifying import read_sealed, verify
from cds_desktop.domain.round import PlanStep, Role
from cds_desktop.exchange.package_file import read_package
from cds_desktop.exchange.package_format import canonical_json
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

PASSWORD = "mật khẩu thử"
MARKED = PlanStep(
    item_code="1.5.1",
    deed="Dấu-việc & <b>",
    fact="Dấu-số-liệu 1 → 2",
    gain=Decimal("1.5"),
    who="Dấu-người Lê Thu Hà",
    due_on=date(2027, 3, 5),
    how="Dấu-cách-làm\ndòng hai",
)
PRINTED = (
    "Dấu-việc & <b>",
    "Dấu-số-liệu 1 → 2",
    "+1,5 điểm",
    "Dấu-người",
    "05/03/2027",
    "Dấu-cách-làm",
    "dòng hai",
)


def printed(pdf: bytes, folder: Path) -> str:
    (folder / "giay.pdf").write_bytes(pdf)
    command = ["pdftotext", "-layout", folder / "giay.pdf", "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_every_field_of_the_plan_stands_in_the_minutes(school: Workspace, tmp_path: Path) -> None:
    plan_steps(school, [MARKED])
    preview = queries.minutes_preview(school)
    text = printed(preview.pdf, tmp_path)
    assert "KẾ HOẠCH CẢI TIẾN" in text
    assert "Kế hoạch cải tiến gồm 1 việc, kèm theo tại Phụ lục III." in " ".join(text.split())
    for words in PRINTED:
        assert words in text
        assert any(words in line for line in preview.lines)


def test_without_a_step_there_is_no_annex_of_the_plan(school: Workspace, tmp_path: Path) -> None:
    text = printed(queries.minutes_preview(school).pdf, tmp_path)
    assert "KẾ HOẠCH CẢI TIẾN" not in text


def test_the_plan_travels_in_the_package(school: Workspace, keys: dict[str, Path], tmp_path: Path) -> None:
    plan_steps(school, [MARKED])
    draw_up_minutes(school)
    for role in (Role.SECRETARY, Role.CHAIR):
        sign_minutes(school, role, keys[role.value], PASSWORD)
    target = tmp_path / "goi.cdsx"
    pack_submission(school, target)
    assert verify(target, school.now()).valid
    assert read_sealed(read_package(target)).plan_steps == (MARKED,)


def sealed_as(data: bytes) -> SimpleNamespace:
    """What `read_sealed` needs of a package with these data."""
    manifest = SimpleNamespace(sealed_digest=sha256(data).hexdigest())
    return SimpleNamespace(read=lambda name: data, manifest=manifest)


def test_data_sealed_before_there_was_a_plan_are_read_as_they_are(school: Workspace) -> None:
    with school.read() as db:
        assessment = read_assessment(db, current_round(db).id)
    older = json.loads(canonical_json(assessment))
    del older["plan_steps"]
    assert read_sealed(sealed_as(canonical_json(older))) == assessment  # type: ignore[arg-type]
