"""Whose turn it is to sign, and who locks."""

import pytest

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.papers import Head, Paper, Signature, Signatures
from cds_desktop.domain.round import (
    Assessment,
    Attendance,
    Meeting,
    Member,
    ReceivingOffice,
    Role,
    School,
    SetReference,
)
from cds_desktop.domain.signers import (
    MembersSign,
    SigningChoice,
    field_title,
    may_sign_now,
    next_signer,
    signers_from,
    signers_in,
    signers_of,
)

MEMBERS = (
    Member(id="a.1", full_name="Nguyễn Thị Hiền", role=Role.CHAIR),
    Member(id="b", full_name="Lê Thu Hà", role=Role.SECRETARY),
    Member(id="c.2", full_name="Đặng Ỷ Ngẫu"),
    Member(id="d", full_name="Trần Văn Vắng"),
)
ALL = SigningChoice(MembersSign.SAME_PAPER, agency_seal=True)


@pytest.fixture
def assessment(demonstration_set: IndicatorSet) -> Assessment:
    return Assessment(
        round_id="r",
        school_year="2026-2027",
        revision=1,
        indicator_set=SetReference(
            id=demonstration_set.id, version=demonstration_set.version, digest=demonstration_set.digest
        ),
        receiving_office=ReceivingOffice(),
        answers={},
        texts={},
        evidence_items=(),
        school=School(name="Trường THCS Nguyễn Trãi"),
        members=MEMBERS,
        meeting=Meeting(attendance=(Attendance(member_id="d", present=False),)),
    )


def test_secretary_and_present_members_sign_before_the_chair_and_the_seal(assessment: Assessment) -> None:
    signers = signers_of(assessment, ALL)
    assert [signer.field for signer in signers] == ["secretary", "member-c-2", "chair", "agency"]
    assert [signer.locks for signer in signers] == [False, False, False, True]
    assert {signer.field for signer in may_sign_now(signers, ())} == {"secretary", "member-c-2"}
    assert [s.field for s in may_sign_now(signers, {"secretary", "member-c-2"})] == ["chair"]
    assert next_signer(signers, {signer.field for signer in signers}) is None


def test_without_a_seal_the_chair_locks(assessment: Assessment) -> None:
    signers = signers_of(assessment, SigningChoice(MembersSign.ANNEX))
    assert [signer.field for signer in signers if signer.locks] == ["chair"]
    assert [signer.field for signer in signers if signer.on_annex] == ["member-c-2"]


def test_signers_of_another_paper_are_those_it_has_a_place_for() -> None:
    head = Head("SỞ", "TRƯỜNG")
    place = Signatures(
        (Signature("issuer", ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"), "Đặng Ỷ Ngẫu", last=True),)
    )
    paper = Paper("Quyết định", head, ("QUYẾT ĐỊNH",), (place,))
    (alone,) = signers_in(paper, SigningChoice(), "Trường")
    assert (alone.field, alone.heading, alone.locks) == ("issuer", "PHÓ HIỆU TRƯỞNG", True)
    sealed = signers_in(paper, SigningChoice(agency_seal=True), "Trường")
    assert [signer.locks for signer in sealed] == [False, True]
    annex = signers_in(Paper("Danh mục", head, ("DANH MỤC",), ()), SigningChoice(), "Trường")
    assert [(signer.field, signer.locks) for signer in annex] == [("agency", True)]


def test_what_fields_are_called_says_again_who_signs_them() -> None:
    head = Head("SỞ", "TRƯỜNG")
    place = Signatures((Signature("issuer", ("HIỆU TRƯỞNG",), "Đặng Ỷ Ngẫu"),))
    signers = signers_in(Paper("Q", head, (), (place,)), SigningChoice(agency_seal=True), "Trường Ánh Dương")
    assert signers_from((signer.field, field_title(signer)) for signer in signers) == signers
