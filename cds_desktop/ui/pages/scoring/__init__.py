"""Chấm tiêu chí: the tree, one criterion with its working, and the evidence beside it."""

from cds_desktop.ui.pages.scoring.page import ScoringPage

__all__ = ["ScoringPage"]
