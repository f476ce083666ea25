"""Which page shows which place: each is imported and made when somebody first goes there."""
