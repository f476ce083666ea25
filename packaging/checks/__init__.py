"""Proofs that the packages work where nothing but them was installed: clean Debian roots, Wine."""
