"""Small turns of writing that several papers share: full stops and check codes."""

ENDINGS = (".", "!", "?", ":", "…", ";")
DIGEST_BLOCK = 8


def ended(text: str) -> str:
    """The text with a full stop, unless it already ends in some way."""
    text = text.rstrip()
    return text if not text or text.endswith(ENDINGS) else f"{text}."


def in_blocks(digest: str) -> str:
    """A check code (mã kiểm tra) in groups that an eye can compare."""
    return " ".join(digest[at : at + DIGEST_BLOCK] for at in range(0, len(digest), DIGEST_BLOCK))
