"""trust: the roots, intermediates and revocation lists this machine's user has added."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from typing import Any

from cds_desktop.actions.trust import (
    Installed,
    install_crl,
    install_intermediate,
    install_root,
    read_candidates,
    remove_trusted,
)
from cds_desktop.cli.output import print_json
from cds_desktop.errors import FingerprintDiffers, InputUnreadable
from cds_desktop.queries.trust import KIND_WORDS, TrustView, period_words, trust_view
from cds_desktop.signing.trust_store import Candidate, TrustKind, in_blocks


def trust(chosen: Namespace) -> int:
    """List, look at, add or remove."""
    deeds = {"list": _list, "show": _show, "add": _add, "remove": _remove}
    if chosen.deed != "list" and chosen.file is None:
        raise InputUnreadable(f"Thiếu tệp hoặc mã vân tay: cds-desktop trust {chosen.deed} …")
    return deeds[chosen.deed](chosen)


def _list(chosen: Namespace) -> int:
    view = trust_view(datetime.now(UTC))
    if chosen.json:
        print_json(_view_document(view))
        return 0
    print(f"Kho tin cậy: {view.folder}")
    if not view.rows:
        print("Chưa có chứng thư nào: không nơi cấp nào được tin cậy sẵn.")
    for row in view.rows:
        if row.kind is None:
            print(f"- TỆP HỎNG, không dùng: {row.subject}: {row.fault}")
            continue
        print(f"- {KIND_WORDS[row.kind]}: {row.subject}")
        print(f"    nơi cấp: {row.issuer}; {row.period}")
        print(f"    SHA-256: {row.fingerprint}")
        for note in row.notes:
            print(f"    lưu ý: {note}")
    return 0


def _show(chosen: Namespace) -> int:
    found = read_candidates(chosen.file, datetime.now(UTC))
    if chosen.json:
        print_json({"found": [_candidate_document(one) for one in found]})
        return 0
    for one in found:
        _print_candidate(one)
    return 0


def _add(chosen: Namespace) -> int:
    now = datetime.now(UTC)
    if chosen.intermediate:
        added = install_intermediate(chosen.file, now)
    elif chosen.crl:
        added = install_crl(chosen.file, now)
    else:
        added = _add_by_kind(chosen, now)
    for one in added:
        for note in one.notes:
            print(note, file=sys.stderr)
    if chosen.json:
        print_json(
            {"added": [{**_candidate_document(one.candidate), "kind": one.kind.value} for one in added]}
        )
    else:
        for one in added:
            print(f"Đã thêm {KIND_WORDS[one.kind].lower()}: {one.candidate.subject}")
    return 0


def _add_by_kind(chosen: Namespace, now: datetime) -> tuple[Installed, ...]:
    found = read_candidates(chosen.file, now)
    if all(one.kind is TrustKind.CRL for one in found):
        return install_crl(chosen.file, now)
    if chosen.fingerprint is None and any(one.kind is TrustKind.ROOT for one in found):
        if not chosen.json:
            for one in found:
                _print_candidate(one)
        raise FingerprintDiffers("thêm chứng thư gốc cần --fingerprint với mã SHA-256 nêu trên")
    return (install_root(chosen.file, chosen.fingerprint or "", now),)


def _remove(chosen: Namespace) -> int:
    removed = remove_trusted(str(chosen.file))
    if chosen.json:
        print_json({"removed": removed.path.stem})
    else:
        print(f"Đã gỡ khỏi kho tin cậy: {removed.path.name}")
    return 0


def _print_candidate(one: Candidate) -> None:
    print(f"{KIND_WORDS[one.kind] if one.kind else 'KHÔNG thêm được'}: {one.subject}")
    print(f"  nơi cấp: {one.issuer}; {period_words(one.kind, one.not_before, one.not_after)}")
    print(f"  SHA-256: {in_blocks(one.sha256)}")
    for line in (*one.warnings, *([one.refusal] if one.refusal else [])):
        print(f"  lưu ý: {line}")


def _view_document(view: TrustView) -> dict[str, Any]:
    return {
        "folder": view.folder,
        "entries": [
            {
                "kind": row.kind.value if row.kind else None,
                "subject": row.subject,
                "issuer": row.issuer,
                "period": row.period,
                "sha256": row.digest,
                "notes": list(row.notes),
                "fault": row.fault,
            }
            for row in view.rows
        ],
    }


def _candidate_document(one: Candidate) -> dict[str, Any]:
    return {
        "kind": one.kind.value if one.kind else None,
        "subject": one.subject,
        "issuer": one.issuer,
        "not_before": one.not_before.isoformat(),
        "not_after": one.not_after.isoformat() if one.not_after else None,
        "sha256": one.sha256,
        "key": one.key,
        "warnings": list(one.warnings),
        "refusal": one.refusal,
    }
