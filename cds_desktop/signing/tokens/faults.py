"""Lỗi của token in words: what a library's own word for a fault means for the person at the screen."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cds_desktop.errors import (
    CdsError,
    CertificateChoiceUnclear,
    CertificateNotOnToken,
    KeyNotOnToken,
    PinLocked,
    PinNotSet,
    TokenAbsent,
    TokenBusy,
    TokenLibraryNotLoaded,
    TokenPulledOut,
    TokenRefused,
    WrongPin,
)
from cds_desktop.signing.tokens.values import PinState

_LAST_TRY = "chỉ còn một lần thử; sai nữa là token khóa"
_GONE = {
    *("DeviceRemoved", "TokenNotPresent", "SlotIDInvalid", "SessionHandleInvalid", "SessionClosed"),
    *("KeyHandleInvalid", "ObjectHandleInvalid", "TokenNotRecognised"),
}
_BUSY = {
    "SessionCount",
    "SessionExists",
    "OperationActive",
    "UserAlreadyLoggedIn",
    "AnotherUserAlreadyLoggedIn",
}
_PIN = {"PinIncorrect", "PinInvalid", "PinLenRange"}
_NO_KEY = {"no-key", "NoSuchKey", "key-cannot-sign", "KeyTypeInconsistent"}


def pin_state(flags: int) -> PinState:
    """What the flags of a token say of its PIN (PKCS#11, CK_TOKEN_INFO)."""
    if flags & 0x00040000:
        return PinState.LOCKED
    if not flags & 0x00000008 or flags & 0x00080000:
        return PinState.NOT_SET
    if flags & 0x00020000:
        return PinState.LAST_TRY
    return PinState.TRIED if flags & 0x00010000 else PinState.GOOD


def error_of(answer: Mapping[str, Any], deed: str, library: Path) -> CdsError:
    """The one error of ours that a fault of the library means."""
    fault = str(answer.get("fault"))
    if fault in _PIN:
        return _wrong_pin(fault, int(answer.get("flags", 0x8)))
    if fault in _GONE:
        return TokenPulledOut() if deed == "sign" else TokenAbsent()
    if deed == "sign" and fault in ("DeviceError", "GeneralError"):
        return TokenPulledOut(f"token báo {fault}")
    if fault in _BUSY:
        return TokenBusy(f"token báo {fault}")
    if fault in _NO_KEY:
        return KeyNotOnToken()
    if deed == "load":
        return TokenLibraryNotLoaded(library.name if fault == "not-loaded" else f"{library.name} báo {fault}")
    return _named(fault)


def _named(fault: str) -> CdsError:
    known: dict[str, CdsError] = {
        "PinLocked": PinLocked(),
        "UserPinNotInitialized": PinNotSet(),
        "PinExpired": PinNotSet(),
        "no-certificate": CertificateNotOnToken(),
        "two-tokens": CertificateChoiceUnclear("chứng thư này có trên hai token đang cắm; rút một token"),
    }
    return known.get(fault) or TokenRefused(f"token báo {fault}")


def _wrong_pin(fault: str, flags: int) -> CdsError:
    state = pin_state(flags)
    if state is PinState.LOCKED:
        return PinLocked("mã PIN vừa nhập không đúng")
    if state is PinState.LAST_TRY:
        return WrongPin(_LAST_TRY)
    return WrongPin("độ dài không hợp với token" if fault == "PinLenRange" else "")
