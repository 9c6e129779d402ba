"""Mở đợt năm học mới…: the same wizard from every page that offers it."""

from cds_desktop.ui.pages.page import Page


def open_new_year(page: Page) -> None:
    """Hand over what still waits on the page, then lead through the opening of a new year."""
    from cds_desktop.ui.pages.setup_wizard.new_year import NewYearWizard

    page.hand_over()
    NewYearWizard(page.workspace, page.window()).open()
