"""Records of many reports brought together: copies of one text, tellings of one act, and who is a source of its own."""
