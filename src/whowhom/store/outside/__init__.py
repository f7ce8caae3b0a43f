"""Data sets of others: in, out, and side by side."""
