"""Numbers with their noun."""


def counted(count: int, one: str, many: str = "") -> str:
    """0 fait, 1 fait, 2 faits: French counts nothing in the singular. `many` is `one` with an s unless it is said."""
    return f"{count}\u00a0{one if count < 2 else many or f'{one}s'}"
