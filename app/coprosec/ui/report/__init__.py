"""The session report: recommendations gathered, put together, ranked, written."""
