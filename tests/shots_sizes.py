"""The windows and looks in which pages are pictured: each theme, each size of text that labs use, not their product."""

Size = tuple[int, int, int, str]
"""Width, height, per cent of the text, theme."""

SIZES: tuple[Size, ...] = (
    (1366, 768, 100, "light"),
    (1366, 768, 100, "dark"),
    (1366, 768, 100, "contrast"),
    (1366, 768, 150, "light"),
    (1024, 768, 125, "light"),
    (1366, 768, 200, "light"),
)


def suffix_of(size: Size) -> str:
    """What names the pictures of a size."""
    width, height, percent, theme = size
    return f"-{width}x{height}-{percent}" + ("" if theme == "light" else f"-{theme}")
