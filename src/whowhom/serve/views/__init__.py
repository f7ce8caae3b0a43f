"""One module a view of the explorer: what is asked of the store, and the answer as frozen values."""
