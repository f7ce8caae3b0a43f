"""Who says, thinks, wants or judges what: reported speech, and words between quotation marks."""

from whowhom.code.quotes.quote import quotations

__all__ = ["quotations"]
