"""Named rules that mend known slips of the small parser."""

from whowhom.parse.repairs.table import RULES, mend

__all__ = ["RULES", "mend"]
