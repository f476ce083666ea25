"""GIFT, the text format in which Moodle exchanges questions."""
