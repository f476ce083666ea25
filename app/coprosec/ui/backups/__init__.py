"""The backups of this PC: look, go back, add what is missing."""
