"""Văn bản as a page for the school's website: one file, no script, nothing fetched from elsewhere."""

from html import escape

from cds_desktop.documents.paper_html.blocks import BlockWriter, lines
from cds_desktop.documents.paper_html.looks import LOOKS
from cds_desktop.documents.safe_text import lines_of, one_line
from cds_desktop.domain.papers.model import Annex, Head, Paper
from cds_desktop.domain.papers.office_form import COUNTRY, MOTTO

__all__ = ["write_html"]

# What a search engine shows of a page.
LONGEST_DESCRIPTION = 300
# A page from a school must not do anything but be read, whatever somebody typed into it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_html(paper: Paper) -> str:
    """Ghi trang web (.html): valid HTML5 that reads on a phone and prints on A4."""
    writer = BlockWriter(paper)
    body = [_watermark(paper.watermark)]
    if paper.cover:
        body.append(f'<section class="cover">{writer.blocks(paper.cover, deeper=1)}</section>')
    body += [_head(paper.head), _name(paper), writer.blocks(paper.blocks, deeper=1, is_listed=True)]
    body += [_annex(annex, writer) for annex in paper.annexes]
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n{_facts(paper)}<style>\n{LOOKS}</style>\n</head>\n'
        f"<body>\n<main>\n<article>\n{''.join(body)}</article>\n</main>\n</body>\n</html>\n"
    )


def _facts(paper: Paper) -> str:
    title = one_line(paper.title) or one_line(" ".join(paper.name)) or "Văn bản"
    said = (" ".join(paper.name), paper.head.issuer, paper.head.place_and_date)
    description = ". ".join(words for words in map(one_line, said) if words) or title
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(description[:LONGEST_DESCRIPTION])}">',
    ]
    if digest := one_line(paper.data_digest):
        lines.append(f'<meta name="dcterms.identifier" content="urn:sha256:{escape(digest)}">')
    return "\n".join(lines) + "\n"


def _watermark(words: str) -> str:
    shown = escape(one_line(words))
    return f'<p class="draft" role="note">{shown}</p>\n' if shown else ""


def _head(head: Head) -> str:
    if head.is_empty:
        return ""
    left = [f"<p>{lines(head.superior)}</p>"] if one_line(head.superior) else []
    left += [f'<p class="ruled"><strong>{lines(head.issuer)}</strong></p>'] if one_line(head.issuer) else []
    left += [f"<p>Số: {escape(one_line(head.number))}</p>"] if one_line(head.number) else []
    left += [f'<p class="about">{lines(head.about)}</p>'] if one_line(head.about) else []
    right = [f"<p><strong>{COUNTRY}</strong></p>", f'<p class="ruled"><strong>{MOTTO}</strong></p>']
    if date := escape(one_line(head.place_and_date)):
        right.append(f"<p><em>{date}</em></p>")
    return f'<header class="head">\n<div>{"".join(left)}</div>\n<div>{"".join(right)}</div>\n</header>\n'


def _name(paper: Paper) -> str:
    name = [escape(line) for text in paper.name for line in lines_of(text)]
    return f'<h1 class="name">{"<br>".join(name)}</h1>\n' if name else ""


def _annex(annex: Annex, writer: BlockWriter) -> str:
    attached = lines(annex.attached_to)
    below = f'<p class="attached"><em>{attached}</em></p>\n' if attached else ""
    return (
        f'<section class="annex">\n{writer.annex_name(annex.name)}{below}'
        f"{writer.blocks(annex.blocks, deeper=2)}</section>\n"
    )
