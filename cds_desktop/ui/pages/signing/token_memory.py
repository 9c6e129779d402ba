"""Which library and which certificate were used last on this machine; never a PIN, never a name."""

from pathlib import Path

from cds_desktop.signing.tokens import TokenChoice
from cds_desktop.ui.settings import settings

_LIBRARY, _SERIAL, _CERTIFICATE, _SHA256 = (
    *("signing/token_library", "signing/token_serial"),
    *("signing/token_certificate", "signing/token_certificate_sha256"),
)


def library() -> Path | None:
    """The library used last, if it is still there."""
    words = _text(_LIBRARY)
    return Path(words) if words and Path(words).is_file() else None


def choice(of_library: Path) -> TokenChoice | None:
    """The certificate used last through this library."""
    if _text(_LIBRARY) != str(of_library):
        return None
    return TokenChoice(of_library, _text(_SERIAL), _text(_CERTIFICATE), _text(_SHA256))


def remember_library(path: Path) -> None:
    """Look through this library first next time; a certificate of another one is forgotten."""
    if _text(_LIBRARY) != str(path):
        remember(TokenChoice(path, "", ""))


def remember(chosen: TokenChoice) -> None:
    """Offer this one again next time."""
    kept = settings()
    kept.setValue(_LIBRARY, str(chosen.library))
    kept.setValue(_SERIAL, chosen.token_serial)
    kept.setValue(_CERTIFICATE, chosen.certificate_id)
    kept.setValue(_SHA256, chosen.certificate_sha256)


def _text(key: str) -> str:
    value = settings().value(key, "")
    return value if isinstance(value, str) else ""
