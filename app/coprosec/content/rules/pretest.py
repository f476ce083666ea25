"""What the pre-test needs: two forms of fifteen questions that measure the same."""

from collections import Counter
from collections.abc import Sequence

from coprosec.content.problems import Rule
from coprosec.content.quizzes import Pool
from coprosec.domain.counting import counted
from coprosec.domain.testing import FORMS

LENGTH = 15

Cell = tuple[str, int]
"""An objective and a difficulty."""


def check_pretests(forms: Sequence[Pool]) -> None:
    for pool in forms:
        if (size := len(pool.asked)) != LENGTH:
            message = f"forme de {counted(size, 'question')} (il en faut {LENGTH})"
            pool.document.report.advice(1, Rule.POOL, message)
    if len(forms) == len(FORMS):
        _compare(*forms)
    elif forms:
        message = "une seule forme (écrivez l’autre : on ne repasse pas le même test)"
        forms[0].document.report.advice(1, Rule.POOL, message)


def _compare(first: Pool, second: Pool) -> None:
    """Advice in the second form: what it has more or less of than the first, by objective and difficulty."""
    here, there = _blueprint(second), _blueprint(first)
    for objective, difficulty in sorted({*here, *there}):
        cell = objective, difficulty
        if here[cell] != there[cell]:
            message = (
                f"{counted(here[cell], 'question')} de difficulté {difficulty} pour {objective or 'aucun objectif'}"
            )
            message += f", et {there[cell]} dans la forme {first.form} (rendez les deux formes équivalentes)"
            second.document.report.advice(1, Rule.POOL, message)


def _blueprint(pool: Pool) -> Counter[Cell]:
    return Counter((asked.item.objective or "", asked.item.difficulty) for asked in pool.asked)
