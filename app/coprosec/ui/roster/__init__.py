"""A class list brought in from a file."""
