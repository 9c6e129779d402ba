"""The key that a command names: a PKCS#12 file with its password, or a token with its PIN."""

import os
import warnings
from argparse import Namespace
from getpass import GetPassWarning, getpass
from pathlib import Path

from cds_desktop.errors import CertificateChoiceUnclear, CertificateNotOnToken, InputUnreadable
from cds_desktop.signing.keys import SigningKey, open_pkcs12
from cds_desktop.signing.tokens import TokenChoice, TokenLook, find_libraries, look_at_token, open_token

PASSWORD_VARIABLE = "CDS_P12_PASSWORD"
LONGEST_PASSWORD_FILE = 10_000


def open_chosen_key(chosen: Namespace) -> SigningKey | None:
    """Open the key a command names; without --p12 and --token there is none. Close it after use."""
    if chosen.p12 is not None and chosen.token is not None:
        raise InputUnreadable("Chỉ chọn một: --p12 (tệp chứng thư) hoặc --token (thư viện của token).")
    if chosen.p12 is not None:
        return open_pkcs12(chosen.p12, file_password(chosen))
    if chosen.token is None:
        return None
    choice = chosen_certificate(look_at_chosen_token(chosen))
    return open_token(choice, _pin(chosen))


def require_key(key: SigningKey | None) -> SigningKey:
    """Raise where a command cannot do without a key."""
    if key is None:
        raise InputUnreadable("Thiếu --p12 (tệp chứng thư) hoặc --token (thư viện của token) của người ký.")
    return key


def look_at_chosen_token(chosen: Namespace) -> TokenLook:
    """See the token a command names; the only certificate there need not be named."""
    library = _library(str(chosen.token))
    certificate, serial = chosen.cert or "", chosen.token_serial or ""
    look = look_at_token(library)
    if certificate:
        return TokenLook(library, TokenChoice(library, serial, certificate), look.tokens, look.error)
    all_ = [(token, found) for token in look.tokens for found in token.certificates]
    single = all_[0][0].choice(all_[0][1]) if len(all_) == 1 else None
    return TokenLook(library, single, look.tokens, look.error)


def chosen_certificate(look: TokenLook) -> TokenChoice:
    """The certificate to sign with, exactly; several that fit are listed, none is guessed."""
    from cds_desktop.signing.tokens.token_key import certificate_line, chosen

    if look.error is not None:
        raise look.error
    any_ = look.choice or TokenChoice(look.library or Path(), "", "")
    lines = [certificate_line(token, found) for token in look.tokens for found in token.certificates]
    if look.choice is None and lines:
        raise CertificateChoiceUnclear("thêm --cert MÃ", faults=lines)
    try:
        token, certificate = chosen(look.tokens, any_)
    except CertificateNotOnToken as error:
        raise CertificateNotOnToken(error.detail, faults=lines) from error
    return token.choice(certificate)


def file_password(chosen: Namespace) -> str:
    """The password from a file, the environment or the keyboard; it is kept nowhere."""
    if chosen.password_file is not None:
        return _first_line(chosen.password_file, "mật khẩu")
    if PASSWORD_VARIABLE in os.environ:
        return os.environ[PASSWORD_VARIABLE]
    other = f"dùng --password-file hoặc biến {PASSWORD_VARIABLE}"
    return _ask(f"Mật khẩu của {chosen.p12.name}: ", f"Không có bàn phím để hỏi mật khẩu; {other}.")


def _pin(chosen: Namespace) -> str:
    # No variable of the environment: other programs of this user could read it there.
    if chosen.pin_file is not None:
        return _first_line(chosen.pin_file, "mã PIN")
    return _ask("Mã PIN của token: ", "Không có bàn phím để hỏi mã PIN; dùng --pin-file.")


def _library(words: str) -> Path:
    """A path, or the name of a library that is found on this machine."""
    path = Path(words)
    if path.exists() or path.name != words:
        return path
    found = [library.path for library in find_libraries() if library.path.name.lower() == words.lower()]
    return found[0] if found else path


def _ask(question: str, nobody: str) -> str:
    try:
        with warnings.catch_warnings():
            # Where a secret would show while it is typed, it is not asked for.
            warnings.simplefilter("error", GetPassWarning)
            return getpass(question)
    except (EOFError, GetPassWarning) as error:
        raise InputUnreadable(nobody) from error


def _first_line(path: Path, what: str) -> str:
    try:
        if not path.is_file():
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            return file.read(LONGEST_PASSWORD_FILE).decode("utf-8-sig").splitlines()[0]
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise InputUnreadable(f"Không đọc được {what} từ “{path}”.") from error
