"""How the program looks: colours, text size, letters of the lessons, movement."""
