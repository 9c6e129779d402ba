"""Đối chiếu bộ chỉ số: the set as a table held against the paper copy, row by row."""
