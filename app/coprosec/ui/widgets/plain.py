"""Rich text as plain text, for accessible names and lists."""

from coprosec.domain.plain import plain

__all__ = ["plain"]
