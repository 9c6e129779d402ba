"""What the child process reads from a token: certificates and keys, whatever state they are in."""

import base64
from typing import Any

MOST_OBJECTS = 200


class Refused(Exception):
    """Something the child process itself says no to; the word is what the asking side knows it by."""

    def __init__(self, word: str, **more: Any) -> None:
        super().__init__(word)
        self.word = word
        self.more = more


def plain_bytes() -> Any:
    """Labels come in any encoding; they are taken as bytes."""
    from pkcs11 import Attribute
    from pkcs11.attributes import AttributeMapper

    mapper = AttributeMapper()
    mapper.register_handler(Attribute.LABEL, bytes, bytes)
    return mapper


def objects(session: Any, kind: Any) -> list[Any]:
    """Everything of one kind that this session may see; a broken library does not go on for ever."""
    from pkcs11 import Attribute

    found = []
    for one in session.get_objects({Attribute.CLASS: kind}):
        found.append(one)
        if len(found) >= MOST_OBJECTS:
            break
    return found


def value(found: Any, attribute: Any) -> bytes:
    """One attribute as bytes; what is missing or withheld is empty."""
    import pkcs11

    try:
        return bytes(found[attribute])
    except (pkcs11.PKCS11Error, KeyError, TypeError):
        return b""


def certificate_row(found: Any) -> dict[str, str] | None:
    """A certificate as it travels to the asking side."""
    from pkcs11 import Attribute

    der = value(found, Attribute.VALUE)
    label = value(found, Attribute.LABEL).decode("utf-8", "replace")
    return {"id": value(found, Attribute.ID).hex(), "label": label, "der": text(der)} if der else None


def signing_key(session: Any, id_: bytes, modulus: str) -> Any:
    """The private key of the chosen certificate: by its id, else by the number both hold."""
    import pkcs11

    keys = objects(session, pkcs11.ObjectClass.PRIVATE_KEY)
    found = [key for key in keys if id_ and value(key, pkcs11.Attribute.ID) == id_]
    if not found and modulus:
        number = bytes.fromhex(modulus)
        found = [key for key in keys if value(key, pkcs11.Attribute.MODULUS).lstrip(b"\0") == number]
    if not found:
        raise Refused("no-key")
    if not hasattr(found[0], "sign"):
        raise Refused("key-cannot-sign")
    return found[0]


def says_yes(key: Any, attribute: str) -> bool:
    """Whether a key has a trait; tokens that do not know the question say no."""
    import pkcs11

    try:
        return bool(key[pkcs11.Attribute[attribute]])
    except (pkcs11.PKCS11Error, KeyError):
        return False


def flag(name: str) -> int:
    """The number of a token's flag."""
    import pkcs11

    return int(pkcs11.TokenFlag[name])


def text(data: bytes) -> str:
    """Bytes as they travel in JSON."""
    return base64.b64encode(data).decode()


def serial_words(serial: bytes) -> str:
    """The number of a token as it is printed on it; what is no text becomes hex."""
    plain = serial.strip(b"\0 ")
    return plain.decode() if plain.isalnum() and plain.isascii() else plain.hex()
