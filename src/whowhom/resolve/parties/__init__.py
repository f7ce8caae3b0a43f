"""Who is named: every phrase that stands for a political actor, resolved as far as its words and our tables reach."""

from whowhom.resolve.parties.find import find_mentions
from whowhom.resolve.parties.load import load_tables
from whowhom.resolve.parties.tables import PartyTables

__all__ = ["PartyTables", "find_mentions", "load_tables"]
