"""Ký: choose who signs, sign any paper, take in what was signed by hand or elsewhere."""

from cds_desktop.actions.signatures.by_hand import attach_hand_signed, sign_anew
from cds_desktop.actions.signatures.choosing import choose_signers
from cds_desktop.actions.signatures.elsewhere import bring_back, export_to_sign
from cds_desktop.actions.signatures.images import drop_stamp_image, keep_stamp_image
from cds_desktop.actions.signatures.signing import sign_minutes, sign_paper, whose_turn

__all__ = [
    "attach_hand_signed",
    "bring_back",
    "choose_signers",
    "drop_stamp_image",
    "export_to_sign",
    "keep_stamp_image",
    "sign_anew",
    "sign_minutes",
    "sign_paper",
    "whose_turn",
]
