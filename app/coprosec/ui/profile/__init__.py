"""The learner’s own name: its code, and the guest’s work that is theirs."""
