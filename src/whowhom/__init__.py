"""whowhom: who did what to whom, when, where, with what, how many, and who says so."""

__version__ = "0.1.0"
