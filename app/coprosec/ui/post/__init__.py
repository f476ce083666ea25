"""The settings of this PC."""
