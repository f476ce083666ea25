"""The test that opens the course and the one that closes it, with what was gained between them."""
