"""The learner's home: go on, and the modules with their state."""
