"""Questions: events, incidents, words, counts by period."""
