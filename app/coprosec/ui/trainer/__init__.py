"""The trainer's home: who stands where."""
