"""Where a finding is mended when it is not at a criterion."""

COUNCIL, MEETING, SET, EVIDENCE, SCHOOL = "council", "meeting", "set", "evidence", "school"
