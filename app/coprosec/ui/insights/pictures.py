"""Frozen figures as bars."""

from collections.abc import Iterator, Sequence

from coprosec.domain.insights import CalibrationRow, QuestionInsight, ScenarioInsight
from coprosec.domain.testing import Gain
from coprosec.ui.translation import tr
from coprosec.ui.widgets.bars import Bar
from coprosec.ui.wording import certainty_name, percent

_MOST = 8
"""Answers drawn for one question."""


def answer_bars(question: QuestionInsight) -> tuple[Bar, ...]:
    """What people answered, the most given first."""
    whole = sum(answer.count for answer in question.given) or 1
    return tuple(
        Bar(
            answer.text if not answer.right else tr("{answer} (juste)").format(answer=answer.text),
            answer.count / whole,
            f"{answer.count}\u202f/\u202f{whole}",
            "primary" if answer.right else "danger",
        )
        for answer in question.given[:_MOST]
    )


def scenario_bars(scenarios: Sequence[ScenarioInsight]) -> tuple[Bar, ...]:
    """Each scene under its scenario, each way out under its scene."""
    return tuple(_forks(scenarios))


def _forks(scenarios: Sequence[ScenarioInsight]) -> Iterator[Bar]:
    for scenario in scenarios:
        for fork in scenario.forks:
            yield Bar(f"{scenario.title} · {fork.title}", None, "")
            for text, count in fork.choices:
                share = count / fork.n
                yield Bar(text, share, f"{percent(round(share * 100))} ({count})", "info")


def test_bars(gained: Gain) -> tuple[Bar, ...]:
    before, after = float(gained.before), float(gained.after)
    bars = [
        Bar(tr("Avant la formation"), before, percent(int(before * 100)), "accent"),
        Bar(tr("Après la formation"), after, percent(int(after * 100)), "primary"),
    ]
    if gained.normalised is not None:
        share = float(gained.normalised)
        text = tr("Gain normalisé : ce qui a été gagné, sur ce qui restait à gagner")
        bars.append(Bar(text, max(0.0, share), percent(round(share * 100)), "info"))
    return tuple(bars)


test_bars.__test__ = False  # type: ignore[attr-defined]


def calibration_bars(rows: Sequence[CalibrationRow]) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            certainty_name(row.certainty),
            row.right / row.n,
            tr("{share} juste, {n} réponses").format(share=percent(round(100 * row.right / row.n)), n=row.n),
            {1: "accent", 2: "info", 3: "primary"}.get(row.certainty, "info"),
        )
        for row in rows
        if row.n
    )
