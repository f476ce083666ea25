"""What a question pool needs: enough questions for its draw, of several kinds, and no giveaway."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable

from coprosec.content.problems import FileReport, Rule
from coprosec.content.quizzes import Asked, Pool
from coprosec.content.slugs import plain
from coprosec.domain.counting import counted
from coprosec.domain.course import Objective
from coprosec.domain.ids import ObjectiveId
from coprosec.domain.items import SingleChoice

DRAWN, LEAST_POOL, LEAST_KINDS = 10, 24, 4
MOST_LONGEST = 0.40
MOST_PLACE = 0.45
_ENOUGH = 8
"""Below so many single-choice questions, a share says nothing about bias."""
_PLACES = 4

PoolRule = Callable[[Pool, FileReport], None]


def check_draw(pool: Pool, known: Collection[ObjectiveId], report: FileReport) -> None:
    """Errors: the draw names an unknown objective, or asks for more than the pool has."""
    held = Counter(item.objective for item in pool.quiz.items)
    for objective, count in pool.quiz.draw.items():
        line = pool.document.head.line_of(objective, "[draw]")
        if objective not in known:
            report.error(line, Rule.DRAW, f"objectif inconnu : {objective} (voyez module.toml)")
        elif count > held[objective]:
            have = counted(held[objective], "question")
            message = f"tirage de {count} pour {objective}, qui a {have} (ajoutez-en, ou baissez le tirage)"
            report.error(line, Rule.DRAW, message)


def draws_every_objective(pool: Pool, report: FileReport) -> None:
    line = pool.document.head.line_of("draw")
    for objective in sorted({item.objective for item in pool.quiz.items} - {None, *pool.quiz.draw}):
        report.advice(line, Rule.DRAW, f"objectif que le tirage oublie : {objective} (tirez-en une question au moins)")


def covers_objectives(pool: Pool, objectives: Iterable[Objective], report: FileReport) -> None:
    """Errors: an objective of the module has no question, or a question has another module's."""
    own = {objective.id for objective in objectives}
    for objective in sorted(own - {item.objective for item in pool.quiz.items}):
        report.error(1, Rule.DRAW, f"aucune question pour l’objectif {objective} (ajoutez-en)")
    for asked in pool.asked:
        if asked.item.objective and asked.item.objective not in own:
            message = f"objectif d’un autre module : {asked.item.objective} (corrigez objectif=…)"
            report.error(asked.line, Rule.OBJECTIVE, message)


def draws_ten(pool: Pool, report: FileReport) -> None:
    if (total := sum(pool.quiz.draw.values())) != DRAWN:
        line = pool.document.head.line_of("draw")
        report.advice(line, Rule.DRAW, f"tirage de {counted(total, 'question')} (visez {DRAWN})")


def is_large(pool: Pool, report: FileReport) -> None:
    if (size := len(pool.asked)) < LEAST_POOL:
        report.advice(1, Rule.POOL, f"réserve de {counted(size, 'question')} (visez {LEAST_POOL} au moins)")


def has_several_kinds(pool: Pool, report: FileReport) -> None:
    if (kinds := len({item.body.kind for item in pool.quiz.items})) < LEAST_KINDS:
        report.advice(1, Rule.POOL, f"{counted(kinds, 'sorte')} de question (visez {LEAST_KINDS} au moins)")


def has_every_difficulty(pool: Pool, report: FileReport) -> None:
    for difficulty in sorted({1, 2, 3} - {item.difficulty for item in pool.quiz.items}):
        report.advice(1, Rule.POOL, f"aucune question de difficulté {difficulty} (ajoutez-en)")


def longest_is_not_the_answer(pool: Pool, report: FileReport) -> None:
    singles = _singles(pool)
    longest = sum(_is_longest(asked) for asked in singles)
    if len(singles) >= _ENOUGH and longest > MOST_LONGEST * len(singles):
        message = f"bonne réponse la plus longue dans {longest} questions sur {len(singles)} "
        report.advice(1, Rule.BIAS, message + "(raccourcissez-la, ou étoffez les autres : 40 % au plus)")


def places_are_even(pool: Pool, report: FileReport) -> None:
    """One place holds more than 45 % of the right answers, among the questions with four choices.

    With ten questions and places drawn evenly, that happens by chance about once in five: it is only advice.
    """
    places = Counter(place for asked in _singles(pool) if (place := _place(asked)) >= 0)
    total = places.total()
    place, count = places.most_common(1)[0] if places else (0, 0)
    if total >= _ENOUGH and count > MOST_PLACE * total:
        message = f"bonne réponse écrite en place {place + 1} dans {count} questions sur {total} (changez l’ordre)"
        report.advice(1, Rule.BIAS, message)


PRETEST_RULES: tuple[PoolRule, ...] = (longest_is_not_the_answer, places_are_even)
RULES: tuple[PoolRule, ...] = (
    draws_ten,
    draws_every_objective,
    is_large,
    has_several_kinds,
    has_every_difficulty,
    longest_is_not_the_answer,
    places_are_even,
)


def check_pool(pool: Pool, own: tuple[Objective, ...] | None, known: Collection[ObjectiveId]) -> None:
    """`own` are the module's objectives, None for a pre-test: it need not be large, nor cover one module."""
    report = pool.document.report
    check_draw(pool, known, report)
    if own is not None:
        covers_objectives(pool, own, report)
    for rule in PRETEST_RULES if own is None else RULES:
        rule(pool, report)


def _singles(pool: Pool) -> list[Asked]:
    return [asked for asked in pool.asked if isinstance(asked.item.body, SingleChoice) and asked.item.body.keys]


def _is_longest(asked: Asked) -> bool:
    body = asked.item.body
    assert isinstance(body, SingleChoice), "singles only"
    lengths = {choice.id: len(plain(choice.text)) for choice in body.choices}
    right = lengths.pop(body.keys[0])
    return all(right > other for other in lengths.values())


def _place(asked: Asked) -> int:
    """The written place of the right answer among four; -1 for another number of choices."""
    body = asked.item.body
    assert isinstance(body, SingleChoice), "singles only"
    ids = [choice.id for choice in body.choices]
    return ids.index(body.keys[0]) if len(ids) == _PLACES else -1
