"""Which sets a person may choose, files that bring others, and which one a new round takes by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cds_desktop.actions.indicator_sets import (
    begin_draft,
    keep_set,
    load_set_file,
    move_round,
    pack_set,
    read_set_file,
)
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.indicator_set import IndicatorSet, check, load
from cds_desktop.domain.round import School
from cds_desktop.errors import CdsError, IndicatorSetFaulty, InputUnreadable, WorkspaceUnreadable
from cds_desktop.exchange.sheets import write_sheet
from cds_desktop.queries import indicator_sets as sets
from cds_desktop.queries import round_view
from cds_desktop.signing.keys import open_pkcs12
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.models import IndicatorSetRecord
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace

Made = Callable[..., IndicatorSet]
MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
PASSWORD = "mật khẩu thử"
SCHOOL = School(name="Trường thử", levels=("THCS",), province_code="79", province="Thành phố Hồ Chí Minh")


def saved(folder: Path, indicator_set: IndicatorSet, kind: str) -> Path:
    path = folder / f"bộ chỉ số.{kind}"
    if kind == "toml":
        path.write_text(indicator_set.text, "utf-8")
    elif kind == "xlsx":
        write_sheet(indicator_set, path)
    else:
        pack_set(indicator_set, path, MOMENT)
    return path


@pytest.mark.parametrize("kind", ["toml", "xlsx", "cdsx"])
def test_a_set_comes_in_as_text_sheet_or_package(
    bare: Workspace, made: Made, tmp_path: Path, kind: str
) -> None:
    version = made("2026.5")
    loaded = load_set_file(bare, saved(tmp_path, version, kind))
    assert loaded.is_new
    known = sets.known_set(bare, loaded.digest)
    assert (known.id, known.version, known.is_checked, known.kept_by) == (
        "bo-thu",
        "2026.5",
        True,
        "Lê Thu Hà",
    )
    assert known.indicator_set is not None
    assert known.indicator_set.items == version.items
    again = load_set_file(bare, tmp_path / f"bộ chỉ số.{kind}")
    assert not again.is_new
    assert len([one for one in sets.known_sets(bare) if one.id == "bo-thu"]) == 1


def test_what_lies_in_a_file_is_known_by_how_it_begins(made: Made, tmp_path: Path) -> None:
    for kind in ("toml", "xlsx", "cdsx"):
        path = saved(tmp_path, made("2026.5"), kind)
        bare_name = path.rename(tmp_path / f"bo-{kind}")
        assert read_set_file(bare_name, MOMENT).indicator_set.version == "2026.5"


def test_a_signed_package_says_who_sent_it(
    bare: Workspace, made: Made, tmp_path: Path, keys: dict[str, Path]
) -> None:
    path = tmp_path / "gói.cdsx"
    key = open_pkcs12(keys["chair"], PASSWORD)
    pack_set(made("2026.5"), path, datetime.now(UTC), key)
    loaded = load_set_file(bare, path)
    assert loaded.file.signer == "Nguyễn Thị Hiền"
    assert any("Chữ ký trên gói" in line for line in loaded.notes)
    known = sets.known_set(bare, loaded.digest)
    assert (known.origin, known.signer) == ("package", "Nguyễn Thị Hiền")
    assert known.origin_words == "nạp từ gói do Nguyễn Thị Hiền ký"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", b'id = "a b"\nversion = ""\n'),
        ("b.toml", b"\xff\xfe"),
        ("c.toml", b'id = "x'),
        ("d.xlsx", b"not a sheet"),
        ("e.cdsx", b"PK\x03\x04 and then nothing"),
        ("f.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 512),
        ("g.cdsx", b""),
    ],
)
def test_a_bad_file_is_one_clear_message_and_the_set_in_use_is_untouched(
    round_of_two: Workspace, tmp_path: Path, name: str, content: bytes
) -> None:
    before = round_of_two.database.read_bytes()
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CdsError) as refused:
        load_set_file(round_of_two, path)
    assert refused.value.title
    assert round_of_two.database.read_bytes() == before


def test_every_fault_of_a_file_is_listed(bare: Workspace, first: IndicatorSet, tmp_path: Path) -> None:
    path = tmp_path / "lỗi.toml"
    text = first.text.replace("max_points = 12", "max_points = 11").replace("from = 10", "from = 12")
    path.write_text(text.replace('scoring = "choice"', 'scoring = "x"'), "utf-8")
    with pytest.raises(IndicatorSetFaulty) as refused:
        load_set_file(bare, path)
    assert len(refused.value.faults) == len(check(path.read_text("utf-8")).faults) >= 2


def test_a_missing_file_is_said(bare: Workspace, tmp_path: Path) -> None:
    with pytest.raises(CdsError):
        load_set_file(bare, tmp_path / "không có.toml")
    with pytest.raises((InputUnreadable, CdsError)):
        load_set_file(bare, tmp_path)


def test_two_contents_under_one_version_are_kept_apart_and_told(bare: Workspace, made: Made) -> None:
    keep_set(bare, made("2026.5"))
    other = made("2026.5", ("Có phần mềm", "Có phần mềm khác"))
    assert any("khác nội dung" in note for note in keep_set(bare, other).notes)
    assert len([one for one in sets.known_sets(bare) if one.version == "2026.5"]) == 2
    undo(bare)
    assert len([one for one in sets.known_sets(bare) if one.version == "2026.5"]) == 1


def test_the_set_of_the_round_stands_first_and_every_used_one_stays(
    round_of_two: Workspace, made: Made, first: IndicatorSet
) -> None:
    assert sets.known_sets(round_of_two)[0].digest == first.digest
    second = made("2026.2")
    keep_set(round_of_two, second)
    move_round(round_of_two, second.digest)
    known = sets.known_sets(round_of_two)
    assert (known[0].digest, known[0].is_current, known[0].rounds) == (second.digest, True, ("2026-2027",))
    assert first.digest in {one.digest for one in known}
    assert {"qd-4725-2022", "qd-4725-minh-hoa"} <= {one.id for one in known}


def test_without_a_workspace_the_sets_of_the_app_are_known() -> None:
    assert {"qd-4725-2022", "qd-4725-minh-hoa"} <= {one.id for one in sets.known_sets(None)}


def test_a_version_altered_outside_the_program_is_found(bare: Workspace, made: Made) -> None:
    version = made("2026.5")
    keep_set(bare, version)
    with bare.change("test") as db:
        db.get_one(IndicatorSetRecord, version.digest).text += "\n"
    assert any("2026.5" in fault for fault in check_workspace(bare).faults)
    with pytest.raises(WorkspaceUnreadable):
        begin_draft(bare, version.digest, "An")


def scoped(version: IndicatorSet, scope: str) -> IndicatorSet:
    return load(version.text + f"\n[scope]\n{scope}\n")


class TestTheSetOfANewRound:
    """Which set a round takes by itself."""

    def chosen(self, workspace: Workspace, school: School = SCHOOL) -> str:
        found = sets.set_for(sets.known_sets(workspace), school, "2026-2027")
        return found.version if found else ""

    def test_nothing_is_taken_that_nobody_checked(self, bare: Workspace, made: Made) -> None:
        keep_set(bare, made("2026.1", ticked=False))
        assert self.chosen(bare) == ""

    def test_one_an_office_sent_goes_before_own_ones(
        self, bare: Workspace, made: Made, tmp_path: Path
    ) -> None:
        load_set_file(bare, saved(tmp_path, made("2026.1"), "cdsx"))
        keep_set(bare, made("2026.2"))
        assert self.chosen(bare) == "2026.1"

    def test_year_level_and_province_must_fit(self, bare: Workspace, made: Made) -> None:
        keep_set(bare, scoped(made("năm"), 'school_years = ["2025-2026"]'))
        keep_set(bare, scoped(made("tỉnh"), 'province_code = "01"\nprovince = "Hà Nội"'))
        keep_set(bare, load(made("cấp").text.replace('["THCS"]', '["TH"]')))
        assert self.chosen(bare) == ""
        keep_set(bare, scoped(made("đúng"), 'school_years = ["2026-2027"]\nprovince_code = "79"'))
        assert self.chosen(bare) == "đúng"
        assert self.chosen(bare, replace(SCHOOL, levels=("TH", "THCS"))) == ""

    def test_a_demonstration_is_never_taken(self, bare: Workspace, made: Made) -> None:
        text = made("2026.1").text.replace("applies_to", "demonstration = true\napplies_to", 1)
        keep_set(bare, load(text))
        assert self.chosen(bare) == ""


def test_reading_a_round_again_shows_the_version_moved_to(round_of_two: Workspace, made: Made) -> None:
    assert round_view(round_of_two).set_version == "2026.1"
    second = made("2026.2")
    keep_set(round_of_two, second)
    move_round(round_of_two, second.digest)
    assert round_view(round_of_two).set_version == "2026.2"
    with round_of_two.read() as db:
        assert current_round(db).set_version == "2026.2"
