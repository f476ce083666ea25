"""Attestations, for the trainer: who has one, who can get one, one PDF for all."""
