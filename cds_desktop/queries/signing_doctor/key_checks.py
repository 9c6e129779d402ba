"""Where the key lies: a file with its password, or a token before its PIN."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cds_desktop.domain.signers import Signer
from cds_desktop.domain.text import capital
from cds_desktop.errors import (
    CdsError,
    CertificateNotOnToken,
    KeyNotOnToken,
    PinLocked,
    PinNotSet,
    TokenAbsent,
    TokenWithoutCertificate,
    WrongPassword,
)
from cds_desktop.queries.signing_doctor.certificate_checks import certificate_checks
from cds_desktop.queries.signing_doctor.values import SigningCheck, bad, good, waiting, warning
from cds_desktop.signing.tokens import PinState, Token, TokenCertificate, TokenLook

if TYPE_CHECKING:
    from cds_desktop.signing.keys import CertificateSummary, SigningKey

Found = tuple[list[SigningCheck], "CertificateSummary | None"]


def file_checks(key_file: Path | None, password: str, signer: Signer | None, now: datetime) -> Found:
    """What can be said of a key file; the password ends here."""
    if key_file is None:
        return [waiting("Tệp chứng thư", "Chưa chọn tệp .p12 hoặc .pfx")], None
    from cds_desktop.signing.keys import open_pkcs12

    try:
        key = open_pkcs12(key_file, password)
    except WrongPassword as error:
        if password:
            return [bad(error.title, error.advice)], None
        words = "Nhập mật khẩu rồi bấm “Kiểm tra lại” để xem chứng thư bên trong."
        return [waiting("Đọc được tệp chứng thư", words)], None
    except CdsError as error:
        return [_fault(error)], None
    certificate = key.summary
    rest = certificate_checks(certificate, _chain_bytes(key), signer, now)
    return [_opened("Tệp chứng thư mở được", certificate), *rest], certificate


def token_checks(look: TokenLook, signer: Signer | None, now: datetime) -> Found:
    """What can be said of a token without its PIN."""
    if look.is_under_way:
        return [waiting("Token", "Đang tìm token…")], None
    if look.library is None:
        return [waiting("Thư viện token", "Chọn thư viện của nhà cung cấp token.")], None
    if look.error is not None:
        return [_fault(look.error)], None
    checks = [good("Thư viện token nạp được", look.library.name)]
    if not look.tokens:
        return [*checks, _fault(TokenAbsent())], None
    if look.chosen is None:
        return [*checks, *map(_present, look.tokens), _unchosen(look)], None
    token, certificate = look.chosen
    checks += [_present(token), *_pin(token), _opened("Chứng thư trên token", certificate.summary)]
    checks += [_key(certificate)]
    rest = certificate_checks(certificate.summary, token.chain_bytes(certificate), signer, now)
    return [*checks, *rest], certificate.summary


def _present(token: Token) -> SigningCheck:
    return good("Token đang cắm", f"{token.label or 'Không tên'}, số {token.serial or 'không có'}")


def _pin(token: Token) -> list[SigningCheck]:
    """What the token itself tells of its PIN; nobody has typed one yet."""
    found = {
        PinState.TRIED: warning(
            "Mã PIN vừa bị nhập sai", "Xem kỹ mã PIN trước khi nhập: sai vài lần thì token khóa."
        ),
        PinState.LAST_TRY: warning(
            "Mã PIN chỉ còn một lần thử", "Sai nữa là token khóa. Hỏi lại nơi cấp nếu chưa chắc."
        ),
        PinState.LOCKED: _fault(PinLocked()),
        PinState.NOT_SET: _fault(PinNotSet()),
    }.get(token.pin)
    return [found] if found else []


def _unchosen(look: TokenLook) -> SigningCheck:
    if not any(token.certificates for token in look.tokens):
        return _fault(TokenWithoutCertificate())
    if look.choice is not None:
        return _fault(CertificateNotOnToken(f"mã {look.choice.certificate_id}"))
    return waiting("Chứng thư trên token", "Chọn chứng thư để ký.")


def _key(certificate: TokenCertificate) -> SigningCheck:
    code = f"Mã chứng thư {certificate.id}" if certificate.id else "Chứng thư không có mã"
    if certificate.has_key is False:
        return _fault(KeyNotOnToken())
    if certificate.has_key is None:
        return good("Chứng thư đã chọn", f"{code}. Token chỉ cho biết có khóa hay không sau khi nhập PIN.")
    return good("Có khóa của chứng thư này", code)


def _opened(title: str, certificate: "CertificateSummary") -> SigningCheck:
    if certificate.demonstration:
        return warning(title, "Chứng thư minh họa, không có giá trị pháp lý.")
    return good(title, f"{certificate.subject_name}. Người cấp: {certificate.issuer_name}")


def _fault(error: CdsError) -> SigningCheck:
    detail = f"{capital(error.detail)}. " if error.detail else ""
    return bad(error.title, f"{detail}{error.advice}")


def _chain_bytes(key: "SigningKey") -> int:
    own = key.signer.signing_cert
    others = sum(len(found.dump()) for found in key.signer.cert_registry)
    return others + (len(own.dump()) if own is not None else 0)
