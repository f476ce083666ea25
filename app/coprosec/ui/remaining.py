"""What is done and what is missing for the attestation, in words."""

from coprosec.domain.completion import Completion, Part, Requirement
from coprosec.domain.counting import counted
from coprosec.ui.translation import tr
from coprosec.ui.wording import NBSP


def asked(requirement: Requirement) -> str:
    """One part of the rule as a title."""
    return {
        Part.LESSONS: tr("Lire les leçons"),
        Part.QUIZZES: tr("Réussir les quiz"),
        Part.SCENARIOS: tr("Jouer les scénarios jusqu’à une fin"),
        Part.POST_TEST: tr("Passer le test d’arrivée"),
        Part.ENQUIRY: tr("Donner son avis"),
    }[requirement.part]


def standing(requirement: Requirement) -> str:
    """fait; 12 sur 26."""
    if requirement.met:
        return tr("fait")
    return tr("{done} sur {all}").format(done=requirement.done, all=requirement.total)


def left(requirement: Requirement) -> str:
    """12 leçons; le test d’arrivée."""
    count = requirement.total - requirement.done
    return {
        Part.LESSONS: counted(count, tr("leçon"), tr("leçons")),
        Part.QUIZZES: counted(count, tr("quiz"), tr("quiz")),
        Part.SCENARIOS: counted(count, tr("scénario"), tr("scénarios")),
        Part.POST_TEST: tr("le test d’arrivée"),
        Part.ENQUIRY: tr("votre avis"),
    }[requirement.part]


def remaining(completion: Completion) -> str:
    """Il reste 12 leçons, 5 quiz et votre avis."""
    if completion.met:
        return tr("Elle est à vous")
    *first, last = [left(requirement) for requirement in completion.missing]
    told = tr("{first} et {last}").format(first=", ".join(first), last=last) if first else last
    return tr("il reste {what}").format(what=told.replace(f" {NBSP}", NBSP))
