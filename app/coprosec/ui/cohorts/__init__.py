"""Training sessions and their class lists."""
