"""Tests of `packaging/`."""
