"""Shared by the tests of the papers' page."""

from ui.pages.conftest import sealed, sealed_folder, type_into

__all__ = ["sealed", "sealed_folder", "type_into"]
