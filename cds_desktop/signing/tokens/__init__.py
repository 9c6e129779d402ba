"""USB token (PKCS#11): find libraries, see what is plugged in, open a key with a PIN.

The vendor's library is loaded by a child process only; asking it anything costs no import here.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from cds_desktop.errors import CdsError
from cds_desktop.progress import Progress
from cds_desktop.signing.tokens.libraries import find_libraries
from cds_desktop.signing.tokens.values import (
    FoundLibrary,
    PinState,
    Token,
    TokenCertificate,
    TokenChoice,
    TokenLook,
)

if TYPE_CHECKING:
    from cds_desktop.signing.tokens.token_key import TokenKey

__all__ = [
    "FoundLibrary",
    "PinState",
    "Token",
    "TokenCertificate",
    "TokenChoice",
    "TokenLook",
    "find_libraries",
    "list_tokens",
    "look_at_token",
    "open_token",
]


def list_tokens(library: Path, progress: Progress | None = None) -> tuple[Token, ...]:
    """Xem token đang cắm: all tokens a library sees, with their certificates; no PIN is needed."""
    from cds_desktop.signing.tokens.listing import tokens_of

    return tokens_of(library, progress)


def look_at_token(
    library: Path, choice: TokenChoice | None = None, progress: Progress | None = None
) -> TokenLook:
    """Tìm token: as `list_tokens`, but a fault is part of what was found."""
    try:
        tokens = list_tokens(library, progress)
    except CdsError as error:
        from cds_desktop.errors import Cancelled

        if isinstance(error, Cancelled):
            raise
        return TokenLook(library, choice, error=error)
    return TokenLook(library, choice, tokens)


def open_token(choice: TokenChoice, pin: str, progress: Progress | None = None) -> "TokenKey":
    """Mở khóa trên token: one try with the PIN, which is kept nowhere; close the key after use."""
    from cds_desktop.signing.tokens.token_key import open_key

    return open_key(choice, pin, progress)
