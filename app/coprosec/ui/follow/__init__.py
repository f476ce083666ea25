"""One person, as the trainer sees them."""
