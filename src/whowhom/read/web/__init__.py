"""Reports from the web: feeds and pages, fetched politely and from public addresses only."""
