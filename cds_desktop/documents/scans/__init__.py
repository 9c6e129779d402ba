"""Bản ký tay đã quét: looked at, and made one PDF when it came as images."""

from cds_desktop.documents.scans.checking import Scan, ScanFacts, read_scan

__all__ = ["Scan", "ScanFacts", "read_scan"]
