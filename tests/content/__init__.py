"""The course files: reading, checking, compiling."""
