"""A bộ chỉ số in a package of its own: word for word, and nothing believed of one made to deceive."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_desktop import resources
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.errors import CdsError, IndicatorSetFaulty, NotASetPackage, PackageDamaged
from cds_desktop.exchange.package_file import DataEntry, read_package, write_package
from cds_desktop.exchange.package_format import FileRole, IndicatorSetStamp, Manifest, PackageKind
from cds_desktop.exchange.set_packages import (
    SET_ENTRY,
    set_of_package,
    set_package_name,
    write_set_package,
)

NOW = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample() -> IndicatorSet:
    return load(resources.path("indicator_sets", "qd-4725-2022.toml").read_text("utf-8"))


def lying(folder: Path, text: str, **stamp: str) -> Path:
    """A package whose set has this text and whose manifest says something else."""
    real = load(text) if not stamp.pop("faulty", "") else None
    values = {"id": "x", "version": "1", "digest": "0" * 64}
    values |= {"id": real.id, "version": real.version, "digest": real.digest} if real else {}
    head = Manifest(
        kind=PackageKind.INDICATOR_SET,
        package_id="p",
        created_at="2026-05-21T08:30:00Z",
        made_by="t",
        indicator_set=IndicatorSetStamp(**values | stamp),
    )
    entry = DataEntry(SET_ENTRY, text.encode(), "Bộ", "application/toml", FileRole.SET)
    path = folder / "lying.cdsx"
    write_package(path, head, (entry,), ())
    return path


def test_what_arrives_is_what_was_sent_word_for_word(sample: IndicatorSet, tmp_path: Path) -> None:
    write_set_package(tmp_path / "a.cdsx", sample, NOW)
    found = set_of_package(read_package(tmp_path / "a.cdsx"))
    assert (found.text, found.digest) == (sample.text, sample.digest)


def test_the_name_is_plain_letters(sample: IndicatorSet) -> None:
    assert set_package_name(sample) == "bo-chi-so_qd-4725-2022-2022-1.cdsx"


@pytest.mark.parametrize("stamp", [{"id": "other"}, {"version": "9"}, {"digest": "0" * 64}])
def test_a_stamp_of_another_set_is_refused(
    sample: IndicatorSet, tmp_path: Path, stamp: dict[str, str]
) -> None:
    with pytest.raises(PackageDamaged, match="bản kê ghi bộ chỉ số khác"):
        set_of_package(read_package(lying(tmp_path, sample.text, **stamp)))


def test_a_set_with_faults_is_refused_with_all_of_them(sample: IndicatorSet, tmp_path: Path) -> None:
    text = sample.text.replace('scoring = "judged"', 'scoring = "x"')
    with pytest.raises(IndicatorSetFaulty) as refused:
        set_of_package(read_package(lying(tmp_path, text, faulty="yes")))
    assert len(refused.value.faults) > 5


def test_a_package_of_another_kind_is_no_set(write) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotASetPackage):
        set_of_package(read_package(write().path))


@pytest.mark.parametrize(
    ("path", "role", "fault"),
    [
        ("audit.jsonl", FileRole.AUDIT, "không thuộc gói bộ chỉ số"),
        ("documents/a.pdf", FileRole.DOCUMENT, "không thuộc gói bộ chỉ số"),
        ("other.toml", FileRole.SET, "đúng một tệp"),
    ],
)
def test_nothing_else_travels_with_a_set(
    sample: IndicatorSet, tmp_path: Path, path: str, role: FileRole, fault: str
) -> None:
    stamp = IndicatorSetStamp(id=sample.id, version=sample.version, digest=sample.digest)
    head = Manifest(
        kind=PackageKind.INDICATOR_SET,
        package_id="p",
        created_at="2026-05-21T08:30:00Z",
        made_by="t",
        indicator_set=stamp,
    )
    entries = [DataEntry(SET_ENTRY, sample.text.encode(), "Bộ", "application/toml", FileRole.SET)]
    entries.append(DataEntry(path, b"x", "Khác", "text/plain", role))
    with pytest.raises(PackageDamaged, match=fault):
        write_package(tmp_path / "a.cdsx", head, entries, ())
    assert not (tmp_path / "a.cdsx").exists()


def test_the_notice_says_what_the_package_is(sample: IndicatorSet, tmp_path: Path) -> None:
    write_set_package(tmp_path / "a.cdsx", sample, NOW)
    text = read_package(tmp_path / "a.cdsx").read("DOC-TOI.txt").decode("utf-8-sig")
    assert "Bộ chỉ số: qd-4725-2022, bản 2022.1" in text
    assert "evidence" not in text


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 20_000), byte=st.integers(0, 255))
def test_one_changed_byte_is_an_error_of_ours_or_changes_nothing(
    sample: IndicatorSet, tmp_path: Path, at: int, byte: int
) -> None:
    path = tmp_path / "a.cdsx"
    if not path.exists():
        write_set_package(path, sample, NOW)
    content = bytearray(path.read_bytes())
    content[at % len(content)] = byte
    (tmp_path / "b.cdsx").write_bytes(content)
    try:
        found = set_of_package(read_package(tmp_path / "b.cdsx"))
    except CdsError:
        return
    assert found.text == sample.text


def test_the_manifest_names_the_set(sample: IndicatorSet, tmp_path: Path) -> None:
    package = write_set_package(tmp_path / "a.cdsx", sample, NOW)
    assert package.manifest.kind is PackageKind.INDICATOR_SET
    assert package.manifest.indicator_set is not None
    assert package.manifest.indicator_set.digest == sample.digest
