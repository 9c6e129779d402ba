"""Sets known by their decision only: told with what they lack, and never taken for sets."""

from datetime import date

import pytest

from cds_desktop.errors import IndicatorSetEmpty
from cds_desktop.exchange.indicator_sets import built_in_sets, empty_slots, find_set


def test_the_preschool_set_is_a_slot_with_title_and_decision() -> None:
    (slot,) = empty_slots()
    assert (slot.id, slot.applies_to) == ("qd-3276-2024", ("MN",))
    assert (slot.legal_basis.number, slot.legal_basis.issued_on) == ("3276/QĐ-BGDĐT", date(2024, 10, 30))


def test_a_slot_is_no_set_that_comes_with_the_app() -> None:
    ids = [found.id for found in built_in_sets()]
    assert ids == ["qd-4725-2022", "qd-4725-minh-hoa"]


def test_asking_for_a_slot_says_what_nobody_knows_yet() -> None:
    with pytest.raises(IndicatorSetEmpty, match="chưa có các nhóm, tiêu chí và nội dung"):
        find_set("qd-3276-2024")
