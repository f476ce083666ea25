"""The window, piece by piece, offscreen."""
