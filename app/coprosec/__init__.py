"""Offline e-learning for citizen education in the co-production of security."""

__version__ = "0.1.0"
