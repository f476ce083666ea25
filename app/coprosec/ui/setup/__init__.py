"""The preparation of a PC: its centre, its name, its trainer."""
