"""The guides, as pages of the program."""
