"""The whole program, one task of a user a test."""
