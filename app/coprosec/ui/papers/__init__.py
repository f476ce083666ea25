"""Quizzes on paper: variants to print, letters to key in."""
