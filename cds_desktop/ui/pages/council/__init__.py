"""Hội đồng và phân công: the members and what each holds."""
