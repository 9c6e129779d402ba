"""Canonical JSON out, suspicious JSON in: one text per value, and nothing read without limits."""

import json
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from cds_desktop.errors import PackageDamaged, PackageUnsafe
from cds_desktop.exchange.package_format.limits import Limits

T = TypeVar("T")

# Possessive and with an optional closing quote, so that no input can make it go back and forth.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)
_LONGEST_INTEGER = 18
# "1E+999999999" is a short text and a gigabyte of digits once written out.
_LARGEST_EXPONENT = 40


def canonical_json(value: object) -> bytes:
    """The one JSON text (văn bản chuẩn) of a value: sorted keys, UTF-8, NFC, decimals as text."""
    plain = msgspec.to_builtins(value, builtin_types=(Decimal,), str_keys=True, order="sorted")
    return msgspec.json.encode(_canonical(plain), order="sorted") + b"\n"


def decode_json(data: bytes, type_: type[T], limits: Limits | None = None, name: str = "JSON") -> T:
    """Read JSON from outside into a typed value; every fault names the file and the place."""
    return typed(parse_json(data, limits, name), type_, name)


def typed(plain: object, type_: type[T], name: str) -> T:
    """Turn parsed JSON into a typed value, or say which field does not fit."""
    try:
        value = msgspec.convert(plain, type_)
    except (msgspec.ValidationError, ValueError, OverflowError) as error:
        raise PackageDamaged(f"{name}: nội dung không đúng mẫu ({error})") from error
    _refuse_strange_decimals(msgspec.to_builtins(value, builtin_types=(Decimal,)), name)
    return value


def _refuse_strange_decimals(value: object, name: str) -> None:
    match value:
        case Decimal() if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
            raise PackageDamaged(f"{name}: có số không dùng được")
        case dict():
            for part in value.values():
                _refuse_strange_decimals(part, name)
        case list() | tuple():
            for part in value:
                _refuse_strange_decimals(part, name)


def parse_json(data: bytes, limits: Limits | None = None, name: str = "JSON") -> Any:
    """Parse JSON from outside within limits; repeated keys and fractional numbers are refused."""
    limits = limits or Limits()
    if len(data) > limits.json_bytes:
        raise PackageUnsafe(f"{name}: dài hơn {limits.json_bytes} byte")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackageDamaged(f"{name}: không phải UTF-8 ở byte {error.start}") from error
    _measure(text, limits, name)
    try:
        parsed = json.loads(
            text,
            object_pairs_hook=_object_without_repeats,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
            parse_int=_short_integer,
        )
        return _composed(parsed)
    except _Refused as error:
        raise PackageUnsafe(f"{name}: {error}") from error
    except (ValueError, RecursionError) as error:
        raise PackageDamaged(f"{name}: JSON hỏng ({error})") from error


class _Refused(Exception):
    """Valid JSON that we do not want."""


def _measure(text: str, limits: Limits, name: str) -> None:
    """Refuse depth, long strings and sheer number before a single object is made of the text."""
    depth = values = 0
    for token in _TOKEN.finditer(text):
        first = text[token.start()]
        if first == '"':
            if token.end() - token.start() - 2 > limits.json_string:
                raise PackageUnsafe(f"{name}: có chuỗi dài hơn {limits.json_string} ký tự")
            continue
        values += first in "[{,"
        depth += (first in "[{") - (first in "]}")
        if depth > limits.json_depth:
            raise PackageUnsafe(f"{name}: lồng sâu hơn {limits.json_depth} tầng")
        if values > limits.json_values:
            raise PackageUnsafe(f"{name}: có hơn {limits.json_values} giá trị")


def _object_without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for raw_key, value in pairs:
        key = _composed(raw_key)
        if key in found:
            raise _Refused(f"khóa lặp lại: {key[:60]!r}")
        found[key] = value
    return found


def _refuse_number(text: str) -> float:
    raise _Refused(f"số thực không được dùng: {text[:30]}")


def _short_integer(text: str) -> int:
    if len(text.lstrip("-")) > _LONGEST_INTEGER:
        raise _Refused(f"số nguyên quá dài: {text[:30]}")
    return int(text)


def _composed(value: Any) -> Any:
    """Normalised only now, because escapes such as \\u0301 hide in the text until it is parsed."""
    if isinstance(value, str):
        value.encode("utf-8")  # a lone surrogate is no text
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(item) for item in value]
    if isinstance(value, dict):
        return {key: _composed(item) for key, item in value.items()}
    return value


def _canonical(value: Any) -> Any:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case Decimal():
            return _decimal_text(value)
        case float():
            raise TypeError("a float has no single text: use Decimal")
        case dict():
            return _unique((_canonical(key), _canonical(item)) for key, item in value.items())
        case list() | tuple():
            return [_canonical(item) for item in value]
    return value


def _decimal_text(number: Decimal) -> str:
    """1, 1.0 and 1.00 are the same points and must give the same digest."""
    if not number.is_finite():
        raise ValueError("only finite numbers can be written")
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _unique(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, Any]:
    made: dict[Any, Any] = {}
    for key, value in pairs:
        if key in made:
            raise ValueError(f"two keys become one in NFC: {key!r}")
        made[key] = value
    return made
