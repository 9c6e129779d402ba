"""The README of the templates names all they may use, and nothing else."""

import re
from collections.abc import Iterator

import pytest

from cds_desktop import resources
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.papers.composing import COMPOSERS, vocabulary_of
from cds_desktop.domain.papers.composing.template_fields import COMMON_FIELDS, common_fields
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import LineKind, Vocabulary


@pytest.fixture(scope="module")
def readme() -> str:
    return resources.path("templates", "README.md").read_text("utf-8")


def names(known: Vocabulary) -> Iterator[str]:
    yield from (f"`{{{{{name}}}}}`" for name in known.fields if name not in COMMON_FIELDS)
    yield from (f"`{f.sort.value}: {name}`" for name, f in known.parts.items() if name != "người ban hành")
    for name, inner in known.repeats.items():
        yield f"`lặp: {name}`"
        yield from names(inner)


def chapter(readme: str, kind: PaperKind) -> str:
    return readme.partition(f"\n## {kind.value}.txt:")[2].partition("\n## ")[0]


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_name_of_a_kind_is_told_in_its_chapter(kind: PaperKind, readme: str) -> None:
    told = set(
        re.findall(r"`(?:\{\{[^`]+\}\}|(?:phần|bảng|biểu đồ|khối|ký|lặp): [^`]+)`", chapter(readme, kind))
    )
    assert told == set(names(vocabulary_of(kind)))


def test_every_common_field_is_told(readme: str) -> None:
    common = readme.partition("## Trường dùng được ở mọi mẫu")[2].partition("\n## ")[0]
    assert set(re.findall(r"`\{\{([^`]+)\}\}`", common)) == set(COMMON_FIELDS)


def test_every_word_a_line_may_begin_with_is_told(readme: str) -> None:
    table = readme.partition("## Các loại dòng")[2].partition("\n## ")[0]
    told = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert sorted(told) == sorted(kind.value for kind in LineKind)


def test_every_common_field_has_a_value(source: PaperSource) -> None:
    assert set(common_fields(PaperKind.PLAN, source)) == set(COMMON_FIELDS)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_field_of_a_kind_has_a_value(kind: PaperKind, source: PaperSource) -> None:
    own = COMPOSERS[kind]
    assert set(own.filling(source).fields) >= set(own.vocabulary.fields)
