"""Names that every system can store, and what is wrong with those it cannot."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.exchange.names import faults_of_name, safe_document_name, safe_entry_name


def test_a_vietnamese_title_becomes_a_plain_name():
    assert safe_entry_name("H1-1.3-01", "Kế hoạch", ".pdf") == "evidence/H1-1.3-01_ke-hoach.pdf"
    name = safe_entry_name("H1-1.3-02", "Quyết định ĐỔI MỚI (số 12/QĐ-THCS)", ".PDF")
    assert name == "evidence/H1-1.3-02_quyet-dinh-doi-moi-so-12-qd-thcs.pdf"


def test_a_document_gets_a_name_of_its_own_folder():
    first = safe_document_name("Biên bản tự đánh giá", ".pdf")
    assert first == "documents/bien-ban-tu-danh-gia.pdf"
    assert (
        safe_document_name("Biên bản tự đánh giá", ".pdf", {first}) == "documents/bien-ban-tu-danh-gia-2.pdf"
    )


def test_composed_and_decomposed_titles_give_the_same_name():
    title = "Đề án phát triển"
    decomposed = unicodedata.normalize("NFD", title)
    assert safe_entry_name("H1-1.1-01", title, ".docx") == safe_entry_name("H1-1.1-01", decomposed, ".docx")


def test_equal_titles_get_different_names():
    taken: set[str] = set()
    for _ in range(12):
        taken.add(safe_entry_name("H1-1.1-01", "Ảnh chụp", ".jpg", taken))
    assert len({name.casefold() for name in taken}) == 12
    assert "evidence/H1-1.1-01_anh-chup-12.jpg" in taken


def test_reserved_words_of_windows_are_avoided():
    assert safe_document_name("CON", ".pdf") == "documents/mc-con.pdf"
    assert faults_of_name(safe_entry_name("NUL.1", "x", ".pdf")) == []


@given(code=st.text(), title=st.text(), suffix=st.text(), others=st.integers(0, 3))
def test_every_name_we_make_is_harmless(code, title, suffix, others):
    taken: set[str] = set()
    for _ in range(others):
        taken.add(safe_entry_name(code, title, suffix, taken))
    name = safe_entry_name(code, title, suffix, taken)
    assert faults_of_name(name) == []
    assert name.startswith("evidence/")
    assert name.casefold() not in {other.casefold() for other in taken}
    assert name == safe_entry_name(code, title, suffix, taken)


@given(name=st.text())
def test_any_text_can_be_judged(name):
    assert all(isinstance(fault, str) for fault in faults_of_name(name))


@pytest.mark.parametrize(
    "name", ["a" * 81, "..", "a/../b", "/a", "\\a", "c:a", "aux.txt", "a.", "a ", "", "é", "a*b"]
)
def test_harmful_names_have_a_fault(name):
    assert faults_of_name(name)
