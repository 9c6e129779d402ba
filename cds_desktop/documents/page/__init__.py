"""Trang giấy theo NĐ 30/2020/NĐ-CP: fonts, measures, and text made safe to print."""
