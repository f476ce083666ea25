"""Settings and policy."""
