"""Is a report about public affairs at all? What is not is never parsed."""

from whowhom.gate.stage import aside, gate

__all__ = ["aside", "gate"]
