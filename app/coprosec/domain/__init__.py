"""What the program is about, in frozen dataclasses and pure functions; standard library only."""
