"""Mở khóa ký beside the screen: a key file with its password, or a token with its PIN."""

from pathlib import Path
from typing import TYPE_CHECKING

from cds_desktop.progress import Progress
from cds_desktop.signing.tokens import TokenChoice

if TYPE_CHECKING:
    from cds_desktop.signing.keys import SigningKey

# What the fields of a page hand over: where the key is, and the secret that opens it.
Taken = tuple[Path | TokenChoice, str]


def open_taken(taken: Taken, progress: Progress | None = None) -> "SigningKey":
    """Open the key; what that needs is imported only now. Close it after use."""
    where, secret = taken
    if isinstance(where, TokenChoice):
        from cds_desktop.signing.tokens import open_token

        return open_token(where, secret, progress)
    from cds_desktop.signing.keys import open_pkcs12

    return open_pkcs12(where, secret)
