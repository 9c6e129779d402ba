"""Reads what a token shows without a PIN into values: whose certificates, and whether they can sign."""

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from asn1crypto import x509

from cds_desktop.errors import TokenAnswersGarbled
from cds_desktop.progress import Progress
from cds_desktop.signing.certificates import summarise
from cds_desktop.signing.tokens.faults import pin_state
from cds_desktop.signing.tokens.library_header import require_loadable
from cds_desktop.signing.tokens.process import TokenProcess
from cds_desktop.signing.tokens.values import Token, TokenCertificate


def tokens_of(library: Path, progress: Progress | None = None) -> tuple[Token, ...]:
    """All tokens that one library sees."""
    path = library.absolute()
    require_loadable(path)
    with TokenProcess(path, progress=progress) as process:
        return ask_tokens(process)


def ask_tokens(process: TokenProcess) -> tuple[Token, ...]:
    """All tokens that the library of a running process sees."""
    answer = process.ask("list")
    try:
        return tuple(_token(process.library, row) for row in answer["tokens"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise TokenAnswersGarbled(process.library.name) from error


def _token(library: Path, row: Mapping[str, Any]) -> Token:
    people: list[TokenCertificate] = []
    issuers: list[bytes] = []
    unreadable = 0
    for found in row["certificates"]:
        try:
            certificate = x509.Certificate.load(_bytes(found["der"]), strict=True)
            described = _described(certificate, found, row)
        except Exception:
            # Whatever lies on the token in place of a certificate, the others are still shown.
            unreadable += 1
            continue
        if certificate.ca and not described.has_key:
            issuers.append(described.der)
        else:
            people.append(described)
    return Token(
        library=library,
        serial=str(row["serial"]),
        label=str(row["label"]),
        pin=pin_state(int(row["flags"])),
        certificates=tuple(people),
        issuers=tuple(issuers),
        unreadable=unreadable,
    )


def _described(
    certificate: x509.Certificate, found: Mapping[str, str], row: Mapping[str, Any]
) -> TokenCertificate:
    return TokenCertificate(
        id=found["id"],
        label=found["label"],
        der=certificate.dump(),
        summary=summarise(certificate),
        has_key=_has_key(found["id"], row),
    )


def _has_key(id_: str, row: Mapping[str, Any]) -> bool | None:
    """Private keys mostly show themselves only after the PIN; a public one tells of its partner."""
    if id_ and (id_ in row["private"] or id_ in row["public"]):
        return True
    # Where other keys show themselves and this one does not, there is none.
    return False if row["private"] or row["public"] else None


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError from error
