"""Scenarios: the list of them, and the player."""
