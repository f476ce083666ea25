"""Rich text as plain text, for accessible names and lists."""

from coprosec.domain.wording import plain

__all__ = ["plain"]
