"""What many reports tell together: copies, sources, incidents, judgements."""
