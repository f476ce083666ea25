"""The French of the course and of the interface: `python -m tests.prose spelling`, `python -m tests.prose grammar`."""
