"""What a lesson needs to teach: an opening question, a figure, a self-check, something to keep, a fair length."""

import re
from collections.abc import Callable

from coprosec.content.blocks import Callout
from coprosec.content.callouts import KEEPING, OPENING
from coprosec.content.lessons import LessonFile, ReadLesson
from coprosec.content.problems import FileReport, Rule
from coprosec.domain.counting import counted
from coprosec.domain.lesson import FigureBlock

LEAST_WORDS, LEAST_INTRODUCTION, MOST_WORDS = 700, 400, 1_100
LEAST_SECTION, MOST_SECTION = 100, 250
"""Aim at 150 words: under 100 a section is too short to deserve a title. Self-checks do not count."""
MOST_CHECKS = 2
_KEPT_IDEAS = 3
_BULLET = re.compile(r"^[-*] ", re.MULTILINE)

LessonRule = Callable[[ReadLesson, FileReport], None]


def opens_with_question(read: ReadLesson, report: FileReport) -> None:
    first = read.outline.first_block
    if not (isinstance(first, Callout) and first.kind == OPENING):
        report.advice(1, Rule.LESSON, 'leçon sans question d’ouverture (commencez par !!! question "Pour commencer")')


def closes_with_three_ideas(read: ReadLesson, report: FileReport) -> None:
    kept = [callout for callout in read.outline.callouts if callout.kind == KEEPING]
    if not kept:
        report.advice(1, Rule.LESSON, 'leçon sans rappel final (ajoutez !!! retenir "À retenir")')
    for callout in kept:
        if (ideas := len(_BULLET.findall(callout.text))) != _KEPT_IDEAS:
            message = f"encadré « à retenir » de {counted(ideas, 'ligne')} (donnez-en trois, chacune après un tiret)"
            report.advice(callout.line, Rule.LESSON, message)


def shows_a_figure(read: ReadLesson, report: FileReport) -> None:
    if not any(isinstance(block, FigureBlock) for block in read.lesson.blocks):
        report.advice(1, Rule.LESSON, "leçon sans figure (ajoutez-en une qui explique)")


def asks_a_question(read: ReadLesson, report: FileReport) -> None:
    if not read.lesson.items:
        report.advice(1, Rule.LESSON, "leçon sans « Vérifiez-vous » (ajoutez une question dans le texte)")


def asks_few_questions(read: ReadLesson, report: FileReport) -> None:
    for _, line in read.outline.questions[MOST_CHECKS:]:
        message = f"plus de {MOST_CHECKS} questions dans la leçon (gardez celle-ci pour le quiz)"
        report.advice(line, Rule.LESSON, message)


def cites_a_source(read: ReadLesson, report: FileReport) -> None:
    if not read.outline.cites:
        report.advice(1, Rule.SOURCE, "leçon sans source (citez celles des faits précis : [^identifiant])")


def sections_have_a_fair_length(read: ReadLesson, report: FileReport) -> None:
    for nth, (line, words) in enumerate(read.outline.sections):
        if words > MOST_SECTION:
            message = f"section de {words} mots (coupez-la : {MOST_SECTION} au plus)"
            report.advice(line, Rule.LENGTH, message)
        elif nth and words < LEAST_SECTION:  # the words before the first title may be few
            message = f"section de {counted(words, 'mot')} (étoffez-la, ou joignez-la à une autre : 150 à 250)"
            report.advice(line, Rule.LENGTH, message)


def has_a_fair_length(read: ReadLesson, report: FileReport, least: int = LEAST_WORDS) -> None:
    words = read.outline.words
    if not least <= words <= MOST_WORDS:
        report.advice(1, Rule.LENGTH, f"leçon de {words} mots (visez de {least} à {MOST_WORDS} mots)")


RULES: tuple[LessonRule, ...] = (
    opens_with_question,
    closes_with_three_ideas,
    shows_a_figure,
    asks_a_question,
    asks_few_questions,
    cites_a_source,
    sections_have_a_fair_length,
)


def check_lesson(read: ReadLesson, file: LessonFile, *, introduction: bool) -> None:
    report = file.document.report
    for rule in RULES:
        rule(read, report)
    has_a_fair_length(read, report, LEAST_INTRODUCTION if introduction else LEAST_WORDS)
