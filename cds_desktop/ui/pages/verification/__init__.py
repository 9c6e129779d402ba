"""Kiểm tra tệp: the panel other pages show, and a page of its own."""

from cds_desktop.ui.pages.verification.panel import Checked, VerificationPanel, check_file

__all__ = ["Checked", "VerificationPanel", "check_file"]
