"""The stick that goes round the PCs."""
