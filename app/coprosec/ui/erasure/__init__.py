"""The bin of people, and their erasure."""
