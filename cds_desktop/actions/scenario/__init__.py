"""A whole school described in text, built through the other actions."""
