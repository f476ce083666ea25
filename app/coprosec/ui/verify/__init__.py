"""Whether an attestation is authentic."""
