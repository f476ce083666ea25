"""Questions that come back."""
