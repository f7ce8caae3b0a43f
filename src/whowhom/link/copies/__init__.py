"""Reports whose words were taken from one another."""
