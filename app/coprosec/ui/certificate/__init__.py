"""The attestation as the learner sees it: what is missing, or that it is there."""
