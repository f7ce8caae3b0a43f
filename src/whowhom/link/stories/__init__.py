"""Which reports tell one story, and which phrases of theirs tell one act."""
