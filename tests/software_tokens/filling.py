"""Puts certificates and keys onto a software token; run as a program of its own, told by standard input."""

import json
import sys
from base64 import b64decode

import pkcs11
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pkcs11 import Attribute, ObjectClass
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key


def fill(session: pkcs11.Session, row: dict[str, str]) -> None:
    """One certificate, with its key where there is one."""
    id_ = bytes.fromhex(row["id"])
    session.create_object(
        {
            Attribute.CLASS: ObjectClass.CERTIFICATE,
            Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
            Attribute.TOKEN: True,
            Attribute.PRIVATE: False,
            Attribute.ID: id_,
            Attribute.LABEL: row["label"],
            Attribute.SUBJECT: b"\x30\x00",
            Attribute.VALUE: b64decode(row["der"]),
        }
    )
    if row["key"]:
        session.create_object(private_key(b64decode(row["key"]), id_, row))


def private_key(der: bytes, id_: bytes, row: dict[str, str]) -> dict[Attribute, object]:
    opened = serialization.load_der_private_key(der, None)
    plain = opened.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    is_rsa = isinstance(opened, rsa.RSAPrivateKey)
    template = decode_rsa_private_key(plain) if is_rsa else decode_ec_private_key(plain)
    template.update(
        {
            Attribute.TOKEN: True,
            Attribute.PRIVATE: True,
            Attribute.SENSITIVE: True,
            Attribute.SIGN: row["may_sign"] == "yes",
            Attribute.ID: id_,
            Attribute.LABEL: row["label"],
        }
    )
    if row["asks_again"] == "yes":
        template[Attribute.ALWAYS_AUTHENTICATE] = True
    return template


def main() -> None:
    order = json.load(sys.stdin)
    token = pkcs11.lib(order["library"]).get_token(token_label=order["token"])
    with token.open(rw=True, user_pin=order["pin"]) as session:
        for row in order["objects"]:
            fill(session, row)


if __name__ == "__main__":
    main()
