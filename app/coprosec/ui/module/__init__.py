"""One module: what it teaches, its lessons and its quiz."""
