"""Office files are zip archives full of clocks: set to one moment, the same content is the same bytes."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

CORE_PROPERTIES = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_FIRST_YEAR = 1980


def settled(file: bytes, made_at: datetime) -> bytes:
    """The same parts, each as if written at `made_at` (thời điểm lập)."""
    moment = made_at.astimezone(UTC)
    # The oldest date a zip archive knows.
    date_time = (max(moment.year, _FIRST_YEAR), *moment.timetuple()[1:6])
    output = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(file)) as source,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == CORE_PROPERTIES:
                content = _MOMENT.sub(rb"\g<1>%b\g<2>" % f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
            member = zipfile.ZipInfo(name, date_time)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, content)
    return output.getvalue()
