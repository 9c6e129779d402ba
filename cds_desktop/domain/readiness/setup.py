"""Trường và đợt: what must not stay empty, for papers print it or the dossier cannot be sent without."""

from cds_desktop.domain.round import Assessment, School

# Fields of a school with their words; the forms ask for the same ones.
NEEDED_OF_SCHOOL = {
    "name": "tên trường",
    "name_upper": "tên in hoa",
    "superior_upper": "cơ quan cấp trên",
    "place_name": "địa danh",
    "abbreviation": "chữ viết tắt",
}


def missing_of_school(school: School) -> tuple[str, ...]:
    """Thông tin trường still empty, in words."""
    return tuple(words for name, words in NEEDED_OF_SCHOOL.items() if not getattr(school, name))


def missing_in_setup(assessment: Assessment) -> tuple[str, ...]:
    """The same, with what is needed of the round: who receives the dossier."""
    office = () if assessment.receiving_office.name else ("cơ quan nhận hồ sơ",)
    return (*missing_of_school(assessment.school), *office)
