"""What a scenario needs: every way leads somewhere, and somewhere it ends."""

from collections.abc import Mapping

from coprosec.content.problems import FileReport, Rule
from coprosec.content.scenarios import ReadScenario
from coprosec.domain.counting import counted
from coprosec.domain.scenario import Scenario, Scene

LEAST_ENDINGS, LEAST_DECISIONS = 3, 6


def check_scenario(read: ReadScenario) -> None:
    report, scenario = read.document.report, read.scenario
    _check_targets(read, report)
    scenes = {scene.id: scene for scene in reversed(scenario.scenes)}
    if not scenes:
        report.error(read.document.body_line, Rule.SCENARIO, "aucune scène (écrivez ## Titre {#identifiant})")
        return
    if scenario.start not in scenes:
        line = read.document.head.line_of("start")
        report.error(line, Rule.SCENARIO, f"scène de départ inconnue : {scenario.start} (voyez les titres ##)")
        return
    _check_ways(read, scenes, report)
    _check_size(scenario, report)


def _check_targets(read: ReadScenario, report: FileReport) -> None:
    for scene in read.scenario.scenes:
        for index, choice in enumerate(scene.choices):
            if choice.target not in read.lines:
                line = read.choice_lines[scene.id, index]
                report.error(line, Rule.SCENARIO, f"scène inconnue : {choice.target} (vérifiez l’identifiant)")


def _check_ways(read: ReadScenario, scenes: Mapping[str, Scene], report: FileReport) -> None:
    reached = _reached(scenes, read.scenario.start)
    ending = _ending(scenes)
    for name, scene in scenes.items():
        line = read.lines[name]
        if scene.outcome and scene.choices:
            report.error(line, Rule.SCENARIO, "fin avec des choix (ôtez-les, ou ôtez .fin)")
        elif not scene.outcome and not scene.choices:
            report.error(line, Rule.SCENARIO, "scène sans issue (ajoutez des choix, ou .fin)")
        elif name not in ending:
            report.error(line, Rule.SCENARIO, "de cette scène on n’atteint aucune fin (ouvrez un chemin)")
        if name not in reached:
            report.advice(line, Rule.SCENARIO, "scène où rien ne mène (menez-y un choix, ou ôtez-la)")


def _reached(scenes: Mapping[str, Scene], start: str) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = {choice.target for choice in scenes[waiting.pop()].choices if choice.target in scenes} - reached
        reached |= fresh
        waiting += fresh
    return reached


def _ending(scenes: Mapping[str, Scene]) -> set[str]:
    """The scenes from which an ending can be reached."""
    before: dict[str, set[str]] = {name: set() for name in scenes}
    for name, scene in scenes.items():
        for choice in scene.choices:
            before.get(choice.target, set()).add(name)
    ending = {name for name, scene in scenes.items() if scene.outcome}
    waiting = list(ending)
    while waiting:
        fresh = before[waiting.pop()] - ending
        ending |= fresh
        waiting += fresh
    return ending


def _check_size(scenario: Scenario, report: FileReport) -> None:
    endings = sum(bool(scene.outcome) for scene in scenario.scenes)
    decisions = sum(len(scene.choices) > 1 for scene in scenario.scenes)
    if not any(scene.asks_certainty for scene in scenario.scenes):
        message = "aucune décision ne demande la certitude (ajoutez .certitude à la scène décisive)"
        report.advice(1, Rule.SCENARIO, message)
    if endings < LEAST_ENDINGS:
        report.advice(1, Rule.SCENARIO, f"scénario à {counted(endings, 'fin')} (visez-en trois au moins)")
    if decisions < LEAST_DECISIONS:
        report.advice(1, Rule.SCENARIO, f"scénario à {counted(decisions, 'décision')} (visez-en six au moins)")
