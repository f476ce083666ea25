"""What a group’s answers tell."""
