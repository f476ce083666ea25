"""Searching the course: the page, and the field that opens over any page."""
