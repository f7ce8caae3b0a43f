"""Acts in the layouts of other data sets, and theirs in our terms: each layout is data, with functions to fill it."""

from whowhom.export.account import Account
from whowhom.export.acts import Act, of_event, of_incident
from whowhom.export.forms import FORMS, form_of, lines_of
from whowhom.export.layout import Layout, layout, layout_names, pandas_options

__all__ = [
    "FORMS",
    "Account",
    "Act",
    "Layout",
    "form_of",
    "layout",
    "layout_names",
    "lines_of",
    "of_event",
    "of_incident",
    "pandas_options",
]
