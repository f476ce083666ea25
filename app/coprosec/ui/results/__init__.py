"""What an attempt was worth, and what to review."""
