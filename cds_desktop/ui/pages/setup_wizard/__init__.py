"""Bắt đầu: the wizard that sets up school, round, council and the folder."""

from cds_desktop.ui.pages.setup_wizard.wizard import SetupWizard

__all__ = ["SetupWizard"]
