"""The session report: what it says, as blocks that DOCX and PDF write alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coprosec.domain.cohorts import CohortPlan
from coprosec.domain.counting import counted
from coprosec.domain.dates import french_date
from coprosec.domain.document import Block, Grid, Heading, Items, PageBreak, Text, Title
from coprosec.domain.insights import QuestionInsight, ScenarioInsight
from coprosec.domain.opinions import FEWEST, Rating
from coprosec.domain.proposals import Proposal
from coprosec.domain.testing import Gain
from coprosec.domain.timetable import Slot

FEW = 10
"""Under this many people a mean says little, and the report says so."""
_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """One module: how many of the group began it, completed it, passed its quiz."""

    title: str
    started: int
    completed: int
    passed: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is told of one session. `names` is empty unless the trainer wants the participants named."""

    course: str
    centre: str
    plan: CohortPlan
    made_on: str
    programme: tuple[Slot, ...]
    enrolled: int
    present: int
    organisations: int
    names: tuple[str, ...]
    attestations: int
    modules: tuple[Standing, ...]
    gain: Gain | None
    questions: tuple[tuple[str, QuestionInsight], ...]
    scenarios: tuple[ScenarioInsight, ...]
    proposals: tuple[Proposal, ...]
    ratings: tuple[Rating, ...] = ()
    notes: str = ""


def blocks(report: Report) -> Iterator[Block]:
    """The report from its title page to its annex."""
    yield from _front(report)
    yield from _programme(report.programme)
    yield from _participation(report)
    yield from _results(report)
    yield from _questions(report.questions)
    yield from _scenarios(report.scenarios)
    yield from _recommendations(report.proposals)
    yield from _opinions(report.ratings)
    yield from _annex(report)


def _front(report: Report) -> Iterator[Block]:
    plan = report.plan
    yield Title(report.course)
    yield Text("Rapport de la session de formation", quiet=True)
    yield Text(plan.name)
    rows = [
        ("Lieu", plan.place),
        ("Dates", _dates(plan)),
        ("Centre", report.centre),
        ("Formateurs", ", ".join(plan.trainers)),
        ("Établi le", french_date(report.made_on)),
    ]
    yield Grid((), tuple((name, value) for name, value in rows if value), (0.25, 0.75))
    yield PageBreak()


def _dates(plan: CohortPlan) -> str:
    starts, ends = french_date(plan.starts), french_date(plan.ends)
    return f"du {starts} au {ends}" if starts and ends and starts != ends else starts or ends


def _programme(slots: Sequence[Slot]) -> Iterator[Block]:
    yield Heading("1. Programme")
    if not slots:
        yield Text("Le cours ne propose pas d’emploi du temps.", quiet=True)
        return
    rows = tuple((f"Jour {slot.day}", f"{slot.start} – {slot.end}", slot.title) for slot in slots)
    yield Grid(("Jour", "Heures", "Activité"), rows, (0.13, 0.2, 0.67))


def _participation(report: Report) -> Iterator[Block]:
    yield Heading("2. Participation")
    inscribed = counted(report.enrolled, "personne inscrite", "personnes inscrites")
    present = counted(report.present, "a travaillé", "ont travaillé")
    yield Text(f"{inscribed}, dont {present} sur les postes du centre.")
    if report.organisations:
        origins = counted(report.organisations, "organisation est représentée", "organisations sont représentées")
        yield Text(f"{origins}.")
    rows = tuple((m.title, str(m.started), str(m.completed), str(m.passed)) for m in report.modules)
    yield Grid(("Module", "Commencé", "Terminé", "Quiz réussi"), rows, (0.46, 0.18, 0.18, 0.18))
    yield Text(f"{counted(report.attestations, 'attestation a été délivrée', 'attestations ont été délivrées')}.")
    if not report.names:
        yield Text("Les participants ne sont pas nommés dans ce rapport.", quiet=True)


def _results(report: Report) -> Iterator[Block]:
    yield Heading("3. Résultats avant et après la formation")
    gain = report.gain
    if gain is None:
        yield Text("Personne n’a passé les deux tests, avant et après : aucun résultat n’est à comparer.")
        return
    tested = counted(gain.n, "personne a passé", "personnes ont passé")
    rows = [
        ("Moyenne avant", _percent(float(gain.before))),
        ("Moyenne après", _percent(float(gain.after))),
        ("Gain", f"{_sign(float(gain.raw))} points"),
    ]
    if gain.normalised is not None:
        rows.append(("Gain normalisé", f"{float(gain.normalised):.2f}".replace(".", ",").replace("-", "−")))
    yield Text(f"{tested} les deux tests, de forme différente et de même difficulté.")
    yield Grid(("Mesure", "Valeur"), tuple(rows), (0.6, 0.4))
    yield Text("Le gain normalisé est la part gagnée de ce qui pouvait encore l’être (Hake, 1998).", quiet=True)
    if gain.n < FEW:
        yield Text(f"Avec moins de {FEW} personnes, ces moyennes sont seulement indicatives.", quiet=True)


def _questions(questions: Sequence[tuple[str, QuestionInsight]]) -> Iterator[Block]:
    yield Heading("4. Questions difficiles")
    if not questions:
        yield Text("Aucun quiz n’a été assez passé pour le dire.", quiet=True)
        return
    yield Text("Les questions les moins réussies à la première tentative, avec la mauvaise réponse la plus donnée.")
    rows = tuple(
        (module, one.prompt, _percent(one.figures.facility / 100), _wrong(one))
        for module, one in questions[:_QUESTIONS]
    )
    yield Grid(("Module", "Question", "Réussite", "Mauvaise réponse"), rows, (0.18, 0.42, 0.12, 0.28))


def _wrong(one: QuestionInsight) -> str:
    """The wrong answer most given; one that a single person gave would name them."""
    worst = max(one.wrong, key=lambda given: given.count, default=None)
    return f"{worst.text} ({worst.count})" if worst is not None and worst.count > 1 else "—"


def _scenarios(scenarios: Sequence[ScenarioInsight]) -> Iterator[Block]:
    yield Heading("5. Décisions dans les scénarios")
    played = [scenario for scenario in scenarios if scenario.forks]
    if not played:
        yield Text("Aucun scénario n’a été joué.", quiet=True)
        return
    yield Text("Ce que le groupe a décidé la première fois, à la première décision de chaque scénario.")
    for scenario in played:
        fork = scenario.forks[0]
        yield Heading(scenario.title, 2)
        rows = tuple((text, f"{count}", _percent(count / fork.n)) for text, count in fork.choices)
        yield Grid(("Décision", "Personnes", "Part"), rows, (0.68, 0.18, 0.14))


def _recommendations(proposals: Sequence[Proposal]) -> Iterator[Block]:
    yield Heading("6. Recommandations")
    if not proposals:
        yield Text("Le groupe n’a pas formulé de recommandation.", quiet=True)
        return
    yield Text("Classées par le groupe, pour chaque acteur. Les points disent leur importance pour les participants.")
    actors = sorted({one.actor for one in proposals}, key=lambda actor: -_weight(proposals, actor))
    for actor in actors:
        yield Heading(f"{actor[:1].upper()}{actor[1:]}" or "Sans acteur désigné", 2)
        rows = tuple(
            (str(nth), one.text, one.deadline or "—", str(one.points))
            for nth, one in enumerate((one for one in proposals if one.actor == actor), start=1)
        )
        yield Grid(("N°", "Recommandation", "Échéance", "Points"), rows, (0.08, 0.58, 0.2, 0.14))


def _weight(proposals: Sequence[Proposal], actor: str) -> int:
    return sum(one.points * 100 + len(one.members) for one in proposals if one.actor == actor)


def _opinions(ratings: Sequence[Rating]) -> Iterator[Block]:
    yield Heading("7. Avis sur la formation")
    shown = [one for one in ratings if one.mean is not None]
    if not shown:
        yield Text(f"Moins de {FEWEST} personnes ont donné leur avis : il n’est pas montré.", quiet=True)
        return
    scale = shown[0]
    yield Text(f"La moyenne va de 1, « {scale.lowest} », à {scale.most}, « {scale.highest} ».")
    yield Grid(("Affirmation", "Moyenne", "Avis"), tuple(_opinion(one) for one in ratings), (0.68, 0.18, 0.14))
    hidden = f"Sous {FEWEST} avis, la moyenne n’est pas montrée. " if len(shown) < len(ratings) else ""
    yield Text(f"{hidden}Ce que les participants ont écrit librement n’est pas reproduit.", quiet=True)


def _opinion(one: Rating) -> tuple[str, str, str]:
    if one.mean is None:
        return one.question, "—", f"moins de {FEWEST}"
    return one.question, f"{one.mean:.1f} sur {one.most}".replace(".", ","), str(one.n)


def _annex(report: Report) -> Iterator[Block]:
    yield PageBreak()
    yield Heading("Annexe")
    merged = [one for one in report.proposals if len(one.members) > 1]
    if merged:
        yield Heading("Recommandations réunies", 2)
        for one in merged:
            yield Text(one.text)
            yield Items(tuple(member.text for member in one.members))
    if report.names:
        yield Heading("Participants", 2)
        yield Items(report.names, numbered=True)
    yield Heading("Comment ce rapport a été établi", 2)
    yield Text(
        "Les chiffres viennent des postes du centre, réunis par la clé navette à la date indiquée. Ce qui n’a pas été "
        "tenté n’est pas compté comme un échec. Les recommandations sont celles des participants : "
        "elles n’engagent ni le centre ni le ministère."
    )


def _percent(share: float) -> str:
    return f"{int(100 * share + 1e-9)}\u202f%"


def _sign(share: float) -> str:
    points = round(100 * share)
    return f"+{points}" if points >= 0 else f"−{-points}"
