"""The health of this PC, as the trainer sees it."""
