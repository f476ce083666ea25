"""The satisfaction form."""
