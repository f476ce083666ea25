"""The written form of questions. A new kind is one reader in a module here and one line in `kinds`."""
