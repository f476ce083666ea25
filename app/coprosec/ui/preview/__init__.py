"""What an author sees of the file being written."""
