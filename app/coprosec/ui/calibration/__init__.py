"""How sure one is, against how often one is right."""
