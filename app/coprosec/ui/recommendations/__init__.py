"""What the learner recommends, module by module."""
