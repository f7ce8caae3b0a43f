"""What many reports tell together: copies of one text, stories, incidents, and who is a source of its own."""
