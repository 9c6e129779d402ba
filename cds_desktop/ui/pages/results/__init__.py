"""Kết quả: what was sealed, signed and sent, and what comes next."""
