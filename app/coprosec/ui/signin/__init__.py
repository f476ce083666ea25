"""Signing in: pick one's name, or create it."""
