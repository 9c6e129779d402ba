"""What we remember: one folder on disk per workspace."""
