"""Use cases on a real record and a real course."""
