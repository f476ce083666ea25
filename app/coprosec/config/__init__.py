"""What can be chosen: the user's settings."""
