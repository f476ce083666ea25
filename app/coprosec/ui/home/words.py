"""What the home page says of the next step."""

from coprosec.domain.course import Course
from coprosec.domain.next_step import NextStep
from coprosec.domain.progress import Progress
from coprosec.domain.testing import Occasion, occasion_of
from coprosec.ui.translation import tr
from coprosec.ui.wording import minutes, occasion_name


def hero_words(course: Course, progress: Progress, step: NextStep | None) -> tuple[str, str, str, str]:
    """A line above, a title, a detail, and the button."""
    name = progress.learner.name
    if step is None:
        return tr("BRAVO"), *_finished(course, name), ""
    started = bool(progress.lessons or progress.attempts or progress.plays)
    eyebrow = tr("REPRENDRE LÀ OÙ VOUS ÉTIEZ") if started else tr("POUR COMMENCER")
    action = tr("Continuer") if started else tr("Commencer")
    if step.test is not None:
        moment = tr("AVANT LE MODULE 1") if step.test is Occasion.PRE else tr("À LA FIN DU COURS")
        return moment, occasion_name(step.test), _test_words(step.test), tr("Ouvrir")
    if step.enquiry:
        told = tr("Quelques questions sur la formation, pour que la suivante soit meilleure.")
        return tr("POUR FINIR"), tr("Donnez votre avis"), told, tr("Ouvrir")
    if step.quiz is not None:
        return eyebrow, *_quiz_words(course, progress, step), action
    if step.scenario is not None:
        return eyebrow, *_scenario_words(course, step), action
    head = step.lesson and course.lesson_head(step.lesson)
    if not head:
        return eyebrow, course.title, "", action
    module = course.module_of_lesson(head.id)
    if module is None:
        return eyebrow, head.title, tr("environ {time}").format(time=minutes(head.minutes)), action
    place = [lesson.id for lesson in module.lessons].index(head.id) + 1
    detail = tr("Module {module} · Leçon {place} sur {all} · environ {time}").format(
        module=module.number, place=place, all=len(module.lessons), time=minutes(head.minutes)
    )
    return eyebrow, head.title, detail, action


def _test_words(occasion: Occasion) -> str:
    if occasion is Occasion.PRE:
        return tr("Avant le module 1 : quinze minutes pour savoir d’où vous partez. Il n’est pas noté.")
    return tr("Tout est terminé : mesurez ce que vous avez appris depuis le test de départ.")


def _quiz_words(course: Course, progress: Progress, step: NextStep) -> tuple[str, str]:
    module = course.module_of_quiz(step.quiz) if step.quiz else None
    form = course.pretest_form(step.quiz) if step.quiz else ""
    occasion = occasion_of(progress.learner.id, form)
    title = module.quiz.title if module and module.quiz else tr("Quiz")
    title = occasion_name(occasion) if occasion is not None else title
    running = next((attempt for attempt in progress.attempts if attempt.id == step.attempt), None)
    if running is not None:
        detail = tr("Question {place} sur {all} : vos réponses sont gardées").format(
            place=min(running.answered + 1, running.items), all=running.items
        )
    else:
        detail = tr("Les leçons sont terminées : vérifiez ce que vous savez.")
    return title, detail


def _scenario_words(course: Course, step: NextStep) -> tuple[str, str]:
    module = course.module_of_scenario(step.scenario) if step.scenario else None
    heads = module.scenarios if module else ()
    title = next((head.title for head in heads if head.id == step.scenario), tr("Un scénario"))
    return title, tr("Scénario : la partie vous attend à la même scène, vos décisions sont gardées")


def _finished(course: Course, name: str) -> tuple[str, str]:
    """A title and a detail for somebody who has nothing left to begin."""
    if all(module.ready for module in course.modules):
        return (
            tr("{name}, vous avez terminé le cours.").format(name=name),
            tr("Les révisions, les scénarios et le glossaire restent ouverts : revenez quand vous voulez."),
        )
    return (
        tr("{name}, vous avez terminé tout ce qui est prêt.").format(name=name),
        tr("Les modules annoncés « à venir » arriveront avec une prochaine mise à jour du cours."),
    )
