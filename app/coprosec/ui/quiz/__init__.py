"""Taking a quiz, one question a page."""
