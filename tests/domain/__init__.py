"""Questions, attempts and progress, without a database."""
