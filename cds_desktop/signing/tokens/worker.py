"""The child process that alone touches a vendor's library: one JSON line asks, one answers.

It imports next to nothing of this application, so that it starts fast and knows no more than it must.
"""

import base64
import hashlib
import json
import os
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

from cds_desktop.signing.tokens.objects import (
    Refused,
    certificate_row,
    flag,
    objects,
    plain_bytes,
    says_yes,
    serial_words,
    signing_key,
    text,
    value,
)

LONGEST_LINE = 8 * 1024 * 1024
LONGEST_PIN = 255
# Whoever asked has gone or forgotten: a token is not left open.
IDLE_SECONDS = 600.0

Request = dict[str, Any]


class Worker:
    """One library, at most one session."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._library: Any = None
        self._session: Any = None
        self._key: Any = None
        self._pin: bytearray | None = None

    def answer(self, request: Request) -> Request:
        """Do what is asked; whatever goes wrong becomes a word."""
        try:
            deed = {
                "load": self._load, "list": self._list, "login": self._log_in, "sign": self._sign,
            }[request["do"]]  # fmt: skip
            return {"ok": deed(request)}
        except Refused as error:
            return {"fault": error.word, **error.more}
        except Exception as error:
            # Their texts may hold anything; the kind of fault is all that leaves.
            return {"fault": type(error).__name__}

    def close(self) -> None:
        """Log out, as well as the token lets us."""
        self._forget_pin()
        if self._session is not None:
            self._session.close()

    def _load(self, request: Request) -> Request:
        import pkcs11
        import pkcs11._pkcs11  # the compiled part, before anything else is loaded

        path = request["library"]
        if sys.platform == "win32":
            _preload(path)
        try:
            self._library = pkcs11.lib(path)
        except pkcs11.PKCS11Error as error:
            raise Refused(
                "not-loaded" if type(error) is pkcs11.PKCS11Error else type(error).__name__
            ) from error
        return {"name": self._library.library_description, "maker": self._library.manufacturer_id}

    def _list(self, _: Request) -> Request:
        return {"tokens": [self._describe(token) for token in self._tokens()]}

    def _tokens(self) -> list[Any]:
        import pkcs11

        found = []
        for slot in self._library.get_slots():
            # Whether a token is there is asked of the token: some slots do not know.
            try:
                token = slot.get_token()
            except (pkcs11.TokenNotPresent, pkcs11.TokenNotRecognised, pkcs11.DeviceRemoved):
                continue
            if token.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED:
                found.append(token)
        return found

    def _describe(self, token: Any) -> Request:
        import pkcs11

        session = token.open(attribute_mapper=plain_bytes())
        try:
            rows = [certificate_row(found) for found in objects(session, pkcs11.ObjectClass.CERTIFICATE)]
            public = _ids(session, pkcs11.ObjectClass.PUBLIC_KEY)
            private = _ids(session, pkcs11.ObjectClass.PRIVATE_KEY)
        finally:
            session.close()
        return {
            "serial": serial_words(bytes(token.serial)),
            "label": token.label,
            "flags": int(token.flags),
            "certificates": [row for row in rows if row is not None],
            "public": public,
            "private": private,
        }

    def _log_in(self, request: Request) -> Request:
        length = request["pin_length"]
        if not 0 < length <= LONGEST_PIN:
            raise Refused("PinLenRange")
        self._pin = bytearray(self._read(length))
        token = self._chosen(request)
        if token.flags & flag("USER_PIN_LOCKED"):
            raise Refused("PinLocked")
        if not token.flags & flag("USER_PIN_INITIALIZED"):
            raise Refused("UserPinNotInitialized")
        self._session = self._open(token)
        self._key = signing_key(self._session, bytes.fromhex(request["id"]), request.get("modulus", ""))
        if not says_yes(self._key, "ALWAYS_AUTHENTICATE"):
            self._forget_pin()
        return {"mechanisms": [getattr(kind, "name", "") for kind in token.slot.get_mechanisms()]}

    def _open(self, token: Any) -> Any:
        """One try, whatever comes of it."""
        import pkcs11

        try:
            return token.open(user_pin=(self._pin or bytearray()).decode(), attribute_mapper=plain_bytes())
        except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
            raise Refused(type(error).__name__, flags=int(token.slot.get_token().flags)) from error

    def _chosen(self, request: Request) -> Any:
        """The one token that has the chosen certificate."""
        found = []
        for token in self._tokens():
            about = self._describe(token)
            if request["serial"] not in ("", about["serial"]):
                continue
            for row in about["certificates"]:
                der = base64.b64decode(row["der"])
                if row["id"] == request["id"] and hashlib.sha256(der).hexdigest() == request["sha256"]:
                    found.append(token)
        if not found:
            raise Refused("no-certificate")
        # One token may show itself in several slots; two tokens have two serial numbers.
        if len({bytes(token.serial) for token in found}) > 1:
            raise Refused("two-tokens")
        return found[0]

    def _sign(self, request: Request) -> Request:
        import pkcs11

        if self._key is None:
            raise Refused("UserNotLoggedIn")
        data = base64.b64decode(request["data"])
        more = {"pin": self._pin.decode()} if self._pin else {}
        mechanism = pkcs11.Mechanism[request["mechanism"]]
        return {"signature": text(self._key.sign(data, mechanism=mechanism, **more))}

    def _forget_pin(self) -> None:
        if self._pin is not None:
            self._pin[:] = bytes(len(self._pin))
            self._pin = None


def run() -> int:
    """Answer until nobody asks any more; never returns to anything that could open a window."""
    _be_quiet_about_crashes()
    asked, told = _own_channels()
    worker = Worker(asked.read)
    while line := _next_line(asked):
        try:
            request = json.loads(line)
        except ValueError:
            break
        told.write(json.dumps(worker.answer(request)).encode() + b"\n")
        told.flush()
    # Libraries hang at their end as well; the asking side waits only a moment, then kills.
    try:
        worker.close()
    finally:
        os._exit(0)


def _next_line(asked: BinaryIO) -> bytes:
    idle = threading.Timer(IDLE_SECONDS, os._exit, (0,))
    idle.daemon = True
    idle.start()
    try:
        return asked.readline(LONGEST_LINE)
    finally:
        idle.cancel()


def _own_channels() -> tuple[BinaryIO, BinaryIO]:
    """Our answers get a channel of their own: libraries print what they like to standard output."""
    told = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    asked = os.dup(0)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    return os.fdopen(asked, "rb"), os.fdopen(told, "wb")


def _be_quiet_about_crashes() -> None:
    """No dialog of the system, and no image of our memory on the disk: the PIN passes through here."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002 | 0x8000)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _preload(path: str) -> None:
    """Windows finds the libraries beside a library only when it is loaded by its whole path."""
    if sys.platform == "win32":
        import ctypes

        folder = os.path.dirname(path)  # noqa: PTH120 (nothing more is imported here than must be)
        try:
            os.add_dll_directory(folder)
            ctypes.WinDLL(path)
        except OSError as error:
            raise Refused("not-loaded") from error


def _ids(session: Any, kind: Any) -> list[str]:
    import pkcs11

    found = {value(one, pkcs11.Attribute.ID) for one in objects(session, kind)}
    return sorted(key.hex() for key in found if key)
