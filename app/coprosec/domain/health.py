"""The health of a PC: measures in, verdicts out, in French. Nothing is measured here."""

from collections.abc import Iterator, Sequence

from coprosec.domain import data_health as data
from coprosec.domain import machine_health as machine
from coprosec.domain.counting import counted
from coprosec.domain.measures import LEVEL_WORDS, Finding, Level, Measures


def judge(measures: Measures) -> tuple[Finding, ...]:
    """A verdict on everything, in the order in which people read it."""
    return (
        data.version(measures),
        machine.memory(measures.memory),
        machine.disk(measures.disk),
        machine.writing(measures.write_ms),
        machine.clock(measures),
        data.rights(measures),
        data.volume(measures),
        data.database(measures),
        data.backups(measures),
        data.course(measures),
        data.fonts(measures),
        machine.screen(measures.screen),
        machine.drawing(measures.drawing),
        machine.voice(measures.voice),
        machine.printer(measures.printers),
    )


def worst(findings: Sequence[Finding]) -> Level:
    """The gravest level met; what was not looked at counts for nothing."""
    levels = {finding.level for finding in findings}
    return next((level for level in (Level.RED, Level.ORANGE) if level in levels), Level.GREEN)


def summary(findings: Sequence[Finding]) -> str:
    """One sentence on the whole PC."""
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    if counts[Level.RED]:
        return f"{counted(counts[Level.RED], 'point empêche', 'points empêchent')} de travailler sûrement sur ce poste."
    if counts[Level.ORANGE]:
        return f"Ce poste marche ; {counted(counts[Level.ORANGE], 'point mérite', 'points méritent')} un regard."
    return "Ce poste est en bonne santé."


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The findings as a terminal shows them."""
    for finding in findings:
        yield f"{LEVEL_WORDS[finding.level]:<16}{finding.title} : {finding.found}"
        if finding.advice:
            yield f"{'':<16}→ {finding.advice}"
