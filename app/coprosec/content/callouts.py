"""Callouts as one-cell tables: Qt's rich text draws no border and no padding around anything else."""

from coprosec.content.blocks import Callout
from coprosec.content.problems import Rule
from coprosec.content.writer import Writer

KINDS = ("question", "retenir", "exemple", "definition", "attention", "ethique", "agir", "verifier")
OPENING, KEEPING, DEBRIEF = "question", "retenir", "bilan"


def callout_html(callout: Callout, writer: Writer, *, more: tuple[str, ...] = ()) -> str:
    """The callout's HTML; the theme's style sheet dresses its classes."""
    known = (*KINDS, *more)
    if callout.kind and callout.kind not in known:
        message = f"encadré inconnu : {callout.kind} (un de : {', '.join(known)})"
        writer.report.error(callout.line, Rule.SYNTAX, message)
    title = writer.sentence(callout.title, callout.line)
    inside = writer.blocks(callout.text, callout.line + 1)
    return (
        f'<table class="callout callout-{callout.kind}" width="100%" cellspacing="0" cellpadding="12">'
        f'<tr><td class="callout-{callout.kind}"><p class="callout-title">{title}</p>{inside}</td></tr></table>'
    )
