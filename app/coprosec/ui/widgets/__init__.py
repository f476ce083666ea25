"""Reusable widgets without domain words."""
