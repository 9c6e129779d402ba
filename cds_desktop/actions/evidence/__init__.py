"""Minh chứng: attach files, describe, link to criteria, replace, merge, remove."""

from cds_desktop.actions.evidence.adding import add_evidence
from cds_desktop.actions.evidence.attaching import (
    Attached,
    AttachedFile,
    WhenKnown,
    attach_evidence,
)
from cds_desktop.actions.evidence.carrying import confirm_carried
from cds_desktop.actions.evidence.describing import (
    KEEP,
    EvidenceEdits,
    change_evidence,
    change_evidence_items,
)
from cds_desktop.actions.evidence.files import (
    add_files_to,
    move_file,
    reattach_file,
    remove_file,
    replace_file,
    restore_file,
)
from cds_desktop.actions.evidence.known import KnownFile, known_files
from cds_desktop.actions.evidence.merging import merge_evidence
from cds_desktop.actions.evidence.removing import remove_evidence, remove_evidence_items
from cds_desktop.actions.evidence.using import link_evidence, unlink_evidence, use_evidence
from cds_desktop.storage.file_gathering import Gathered, LeftOut, gather_files

__all__ = [
    "KEEP",
    "Attached",
    "AttachedFile",
    "EvidenceEdits",
    "Gathered",
    "KnownFile",
    "LeftOut",
    "WhenKnown",
    "add_evidence",
    "add_files_to",
    "attach_evidence",
    "change_evidence",
    "change_evidence_items",
    "confirm_carried",
    "gather_files",
    "known_files",
    "link_evidence",
    "merge_evidence",
    "move_file",
    "reattach_file",
    "remove_evidence",
    "remove_evidence_items",
    "remove_file",
    "replace_file",
    "restore_file",
    "unlink_evidence",
    "use_evidence",
]
