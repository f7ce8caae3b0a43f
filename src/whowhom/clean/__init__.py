"""Labels on a report's text: what is headline, date line, body, page furniture or told twice. Nothing is deleted."""

from whowhom.clean.stage import clean

__all__ = ["clean"]
