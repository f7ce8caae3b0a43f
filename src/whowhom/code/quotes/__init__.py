"""Who says, thinks, wants or judges what: reported speech, and words between quotation marks."""

from whowhom.code.quotes.quote import direct, quotations

__all__ = ["direct", "quotations"]
