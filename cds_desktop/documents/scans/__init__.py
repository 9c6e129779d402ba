"""Bản quét: told from papers that were drawn, looked at, and made one PDF when they came as images."""
