"""The benchmark: both sides of every ratio are measured in the same run, on the same disk."""
