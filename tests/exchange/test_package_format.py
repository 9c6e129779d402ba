"""The manifest and canonical JSON: one text per value, and one truth in schema and code."""

import dataclasses
import datetime
import enum
import json
import zipfile
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cds_desktop import resources
from cds_desktop.errors import PackageDamaged, PackageFromFuture, PackageUnsafe
from cds_desktop.exchange.package_file import read_package
from cds_desktop.exchange.package_format import (
    Limits,
    Manifest,
    Part,
    canonical_json,
    decode_json,
    decode_manifest,
    encode_manifest,
)


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    text = resources.path("schemas", "manifest.schema.json").read_text(encoding="utf-8")
    plain = json.loads(text)
    Draft202012Validator.check_schema(plain)
    return Draft202012Validator(plain)


@pytest.fixture
def plain_manifest(write) -> dict:
    return json.loads(encode_manifest(write().manifest))


def test_what_we_write_satisfies_the_published_schema(schema, plain_manifest, head):
    schema.validate(plain_manifest)
    part = Part(number=1, count=2, siblings=("01A", "01B"))
    schema.validate(json.loads(encode_manifest(msgspec.structs.replace(head, part=part))))


def test_a_manifest_comes_back_as_it_was(write):
    manifest = write().manifest
    assert decode_manifest(encode_manifest(manifest)) == manifest


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "other"),
        (("format",), None),
        (("format_version",), 0),
        (("format_version",), "1"),
        (("format_version",), True),
        (("kind",), "letter"),
        (("kind",), None),
        (("package_id",), ""),
        (("package_id",), "x" * 101),
        (("created_at",), "21/5/2026"),
        (("created_at",), "2026-05-21T08:30:00+07:00"),
        (("created_at",), 0),
        (("made_by",), 1),
        (("school",), {}),
        (("school",), {"name": "A", "code": "1", "x": 1}),
        (("school",), "Trường A"),
        (("school", "name"), "x" * 1001),
        (("school_year",), "2025"),
        (("round_id",), ""),
        (("revision",), 0),
        (("revision",), "2"),
        (("indicator_set", "digest"), "A" * 64),
        (("indicator_set", "digest"), "a" * 63),
        (("sealed_digest",), "a" * 65),
        (("signed",), 1),
        (("part",), {"number": 0, "count": 1, "siblings": []}),
        (("part",), {"number": 1, "count": 1, "siblings": [""]}),
        (("files",), {}),
        (("files",), None),
        (("files", 0, "path"), ""),
        (("files", 0, "path"), "a\\b"),
        (("files", 0, "size"), -1),
        (("files", 0, "size"), 2**53 + 1),
        (("files", 0, "size"), "1"),
        (("files", 0, "sha256"), "g" * 64),
        (("files", 0, "title"), None),
        (("files", 0, "media_type"), "pdf"),
        (("files", 0, "role"), "virus"),
        (("files", 0, "evidence_code"), ""),
        (("files", 0, "comment"), "?"),
        (("omitted", 0, "reason"), "forgotten"),
        (("omitted", 0, "size"), None),
        (("surprise",), 1),
    ],
)
def test_schema_and_code_refuse_the_same_documents(schema, plain_manifest, path, value):
    place = plain_manifest
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not schema.is_valid(plain_manifest)
    with pytest.raises(PackageDamaged):
        decode_manifest(json.dumps(plain_manifest).encode())


@pytest.mark.parametrize("name", ["format", "format_version", "kind", "package_id", "created_at", "made_by"])
def test_schema_and_code_need_the_same_fields(schema, plain_manifest, name):
    del plain_manifest[name]
    assert not schema.is_valid(plain_manifest)
    with pytest.raises(PackageDamaged):
        decode_manifest(json.dumps(plain_manifest).encode())


def test_schema_and_code_accept_the_same_sparse_manifest(schema):
    sparse = {
        "format": "cdsx",
        "format_version": 1,
        "kind": "backup",
        "package_id": "1",
        "created_at": "2026-05-21T08:30:00Z",
        "made_by": "x",
    }
    assert schema.is_valid(sparse)
    assert decode_manifest(json.dumps(sparse).encode()).kind == "backup"


def test_schema_and_code_know_the_same_fields(schema):
    assert set(schema.schema["properties"]) == set(Manifest.__struct_fields__)


def test_a_date_that_does_not_exist_is_refused(plain_manifest):
    plain_manifest["created_at"] = "2026-02-31T08:30:00Z"
    with pytest.raises(PackageDamaged, match="không có thật"):
        decode_manifest(json.dumps(plain_manifest).encode())


def test_a_newer_manifest_is_not_called_damaged():
    with pytest.raises(PackageFromFuture):
        decode_manifest(b'{"format_version": 7, "anything": []}')


class Colour(enum.Enum):
    RED = "red"


@dataclasses.dataclass(frozen=True)
class Sample:
    title: str
    points: Decimal
    day: datetime.date
    colour: Colour
    marks: dict[str, Decimal]
    items: tuple[str, ...] = ()


SAMPLE = Sample(
    "Điểm", Decimal("7.50"), datetime.date(2026, 5, 21), Colour.RED, {"b": Decimal(1), "a": Decimal(0)}
)


def test_a_value_has_one_canonical_text():
    expected = (
        '{"colour":"red","day":"2026-05-21","items":[],"marks":{"a":"0","b":"1"},'
        '"points":"7.5","title":"Điểm"}\n'
    )
    assert canonical_json(SAMPLE).decode() == expected
    assert canonical_json(dataclasses.replace(SAMPLE, points=Decimal("7.5"))).decode() == expected


def test_a_typed_value_comes_back_from_its_text():
    assert decode_json(canonical_json(SAMPLE), Sample) == SAMPLE


def test_the_text_of_a_value_does_not_depend_on_unicode_form():
    assert canonical_json({"e\u0301": "e\u0301"}) == canonical_json({"\u00e9": "\u00e9"})
    assert decode_json(b'{"a":"e\\u0301"}', dict[str, str]) == {"a": "\u00e9"}


def test_a_float_is_never_written():
    with pytest.raises(TypeError, match="Decimal"):
        canonical_json({"points": 7.5})


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_decimal_keeps_its_value(number):
    assert decode_json(canonical_json({"a": number}), dict[str, Decimal])["a"] == number


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "1E+999999999999", "1E-999999999", "9" * 60])
def test_a_number_nobody_can_write_out_is_refused(number):
    with pytest.raises(PackageDamaged, match="số không dùng được"):
        decode_json(json.dumps({"a": [number]}).encode(), dict[str, list[Decimal]])


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(),
        lambda inner: st.lists(inner, max_size=4),
        max_leaves=20,
    )
)
def test_canonical_text_is_stable_when_read_and_written_again(value):
    text = canonical_json({"value": value})
    assert canonical_json(decode_json(text, dict)) == text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b'{"a":"1","a":"2"}', PackageUnsafe),
        (b'{"\xc3\xa9":"1","e\xcc\x81":"2"}', PackageUnsafe),
        (b'{"a":1.5}', PackageUnsafe),
        (b'{"a":"\\udcff"}', PackageDamaged),
        (b'{"\\udcff":"1"}', PackageDamaged),
        (b'{"a":"1"} x', PackageDamaged),
        (b'\xef\xbb\xbf{"a":"1"}', PackageDamaged),
        (b'{"a":1}', PackageDamaged),
        (b'{"a":"xxxxxxxxxxx"}', PackageUnsafe),
        (b'{"a":"1","b":"2","c":"3"' + b',"d":"4"' * 9 + b"}", PackageUnsafe),
        (b'{"a":' + b"[" * 5 + b"]" * 5 + b"}", PackageUnsafe),
        (b" " * 1001, PackageUnsafe),
    ],
)
def test_json_beyond_the_limits_is_refused(data, error):
    limits = Limits(json_bytes=1000, json_depth=4, json_string=10, json_values=10)
    with pytest.raises(error):
        decode_json(data, dict[str, str], limits)


def test_quotes_and_brackets_inside_text_do_not_count():
    text = '[[[[{{{\\"' * 100
    assert decode_json(canonical_json({"a": text}), dict[str, str], Limits(json_depth=2))["a"] == text


def test_the_written_manifest_is_canonical(write):
    written = write()
    with zipfile.ZipFile(written.path) as package:
        assert package.read("manifest.json") == encode_manifest(read_package(written.path).manifest)
