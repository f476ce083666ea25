"""Everything that one achieved in quizzes."""
