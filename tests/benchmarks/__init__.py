"""What must be fast, measured beside its baseline in the same run; `make bench` prints the ratios."""
