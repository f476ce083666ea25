"""The guides as HTML; Markdown is imported when the first one is read."""

import re
from pathlib import Path

_TABLE = '<table class="grid" border="1" cellspacing="0" cellpadding="6">'
"""As the lessons' tables are written for Qt, which knows no padding of cells in a style sheet."""
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def title_of(path: Path) -> str:
    """The first heading of a guide; its file's name without one."""
    found = _TITLE.search(path.read_text("utf-8"))
    return found[1] if found else path.stem


def html_of(path: Path) -> str:
    """The whole guide. They are the program's own files: raw HTML in them is trusted."""
    from markdown import Markdown

    html = Markdown(extensions=["tables", "fenced_code", "sane_lists"]).convert(path.read_text("utf-8"))
    return html.replace("<table>", _TABLE)
