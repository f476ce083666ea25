"""The recovery sheet of a trainer."""
