"""What the explorer looks at: one module a view, each a question to the store and its rows."""
