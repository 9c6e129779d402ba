"""Rà soát: what is wrong or odd, how the points stand, and what is missing for the next level."""
