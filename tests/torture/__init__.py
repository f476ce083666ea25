"""Campaigns of faults on the real program: `make torture N=…` at length, `make test` in short."""
