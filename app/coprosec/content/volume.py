"""Whether the course has the volume that it promises: each number, what was found, and whether it is met."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coprosec.content.census import Census, LessonCensus, ModuleCensus
from coprosec.content.rules.lesson import LEAST_INTRODUCTION, LEAST_WORDS, MOST_CHECKS, MOST_WORDS
from coprosec.content.rules.pool import DRAWN, LEAST_POOL
from coprosec.content.rules.pretest import LENGTH
from coprosec.content.rules.scenario import LEAST_DECISIONS, LEAST_ENDINGS
from coprosec.domain.testing import FORMS

MODULES, LESSONS, SCENARIOS, KINDS, TERMS, OPINIONS = 5, (4, 5), 2, 6, 60, 10


@dataclass(frozen=True, slots=True)
class Target:
    """One number of the volume. `where` is a module's id, empty for the whole course."""

    where: str
    wanted: str
    found: str
    met: bool

    def __str__(self) -> str:
        place = f"{self.where} : " if self.where else ""
        return f"  {'oui' if self.met else 'NON'}  {place}{self.wanted} ({self.found})"


def volume(found: Census) -> tuple[Target, ...]:
    """Every target, the course's first."""
    return (*_course(found), *(target for module in found.modules for target in _module(module)))


def volume_lines(targets: Iterable[Target]) -> Iterator[str]:
    targets = tuple(targets)
    missed = sum(not target.met for target in targets)
    yield f"Volume : {len(targets) - missed} nombres atteints sur {len(targets)}"
    yield from map(str, targets)


def _course(found: Census) -> Iterator[Target]:
    words = found.introduction.words if found.introduction else 0
    yield Target("", "une introduction", f"{words} mots", LEAST_INTRODUCTION <= words <= MOST_WORDS)
    yield _at_least("", MODULES, "modules", len(found.modules))
    kinds = {kind for module in found.modules for kind in module.kinds}
    yield _at_least("", KINDS, "sortes de questions", len(kinds))
    sizes = ", ".join(f"{form} {size}" for form, size in found.forms.items()) or "aucune"
    wanted = f"deux formes de pré-test de {LENGTH} questions"
    yield Target("", wanted, sizes, found.forms == dict.fromkeys(FORMS, LENGTH))
    yield _at_least("", OPINIONS, "questions de satisfaction", found.enquiry)
    yield _at_least("", TERMS, "termes au glossaire", found.terms)


def _module(module: ModuleCensus) -> Iterator[Target]:
    least, most = LESSONS
    count = len(module.lessons)
    yield Target(module.id, f"de {least} à {most} leçons", str(count), least <= count <= most)
    yield from _lessons(module)
    yield _at_least(module.id, LEAST_POOL, "questions dans la réserve", module.questions)
    yield Target(module.id, f"{DRAWN} questions par tirage", str(module.drawn), module.drawn == DRAWN)
    bare = [objective for objective, asked in module.objectives.items() if not asked]
    yield Target(module.id, "des questions pour chaque objectif", ", ".join(bare) or "tous", not bare)
    levels = " ".join(map(str, module.difficulties)) or "aucune"
    yield Target(module.id, "trois difficultés", levels, set(module.difficulties) == {1, 2, 3})
    yield _at_least(module.id, SCENARIOS, "scénarios", len(module.scenarios))
    decisions = [scenario.decisions for scenario in module.scenarios]
    endings = [scenario.endings for scenario in module.scenarios]
    yield _each(module.id, f"{LEAST_DECISIONS} décisions au moins par scénario", decisions, LEAST_DECISIONS)
    yield _each(module.id, f"{LEAST_ENDINGS} fins au moins par scénario", endings, LEAST_ENDINGS)
    yield _at_least(module.id, 1, "recommandation", module.prompts)


def _lessons(module: ModuleCensus) -> Iterator[Target]:
    def each(wanted: str, found: list[int], least: int, most: int | None = None) -> Target:
        return _each(module.id, wanted, found, least, most)

    lessons: tuple[LessonCensus, ...] = module.lessons
    yield each(
        f"de {LEAST_WORDS} à {MOST_WORDS} mots par leçon", [one.words for one in lessons], LEAST_WORDS, MOST_WORDS
    )
    yield each("une figure au moins par leçon", [one.figures for one in lessons], 1)
    yield each(f"de 1 à {MOST_CHECKS} questions par leçon", [one.questions for one in lessons], 1, MOST_CHECKS)


def _at_least(where: str, least: int, what: str, found: int) -> Target:
    return Target(where, f"{least} {what} au moins", str(found), found >= least)


def _each(where: str, wanted: str, found: list[int], least: int, most: int | None = None) -> Target:
    """A number that each of several things has to reach; none at all reaches nothing."""
    good = bool(found) and min(found) >= least and (most is None or max(found) <= most)
    return Target(where, wanted, " ".join(map(str, found)) or "aucun", good)
