"""Quizzes, pre-tests, satisfaction form, recommendations."""

import pytest

from coprosec.content.problems import Rule
from coprosec.domain.ids import ModuleId, QuizId
from tests.content.conftest import MODULE, QUESTION, CourseFolder

QUIZ = "01-un/quiz.md"


def single(number: int, right: int, labels: tuple[str, ...] = ("aa", "bb", "cc", "dd")) -> str:
    choices = "".join(
        f"- [{'x' if index == right else ' '}] {label}\n    > Car.\n" for index, label in enumerate(labels)
    )
    return f"## Question ? {{#q{number} objectif=m1-o1 lecon=m1-lecon}}\n{choices}\n> Voilà.\n\n"


def test_a_quiz(course: CourseFolder) -> None:
    reading = course.read()
    quiz = reading.quizzes[QuizId("m1-quiz")]
    head = reading.course.modules[0].quiz
    assert (quiz.pass_mark, quiz.feedback_at_end, dict(quiz.draw)) == (0.8, False, {"m1-o1": 1})
    assert head is not None
    assert (head.id, head.drawn, head.pass_mark) == ("m1-quiz", 1, 0.8)


def test_what_the_draw_asks_must_be_there(course: CourseFolder) -> None:
    text = (course.root / QUIZ).read_text(encoding="utf-8")
    course.write(QUIZ, text.replace("m1-o1 = 1", "m1-o1 = 2\nm9-o9 = 1"))
    assert course.errors() == [(QUIZ, 5, Rule.DRAW), (QUIZ, 6, Rule.DRAW)]


def test_every_objective_has_its_question(course: CourseFolder) -> None:
    course.write("01-un/module.toml", MODULE + '[[objectives]]\nid = "m1-o2"\nverb = "lire"\ntext = "Lire"\n')
    assert course.errors() == [(QUIZ, 1, Rule.DRAW)]


def test_text_outside_a_question(course: CourseFolder) -> None:
    course.quiz("Perdu.\n\n" + QUESTION + "\nPerdu aussi.\n")
    assert course.errors() == [(QUIZ, 7, Rule.QUESTION), (QUIZ, 17, Rule.QUESTION)]


def test_an_empty_pool(course: CourseFolder) -> None:
    course.quiz("")
    assert (QUIZ, 7, Rule.QUESTION) in course.errors()


def test_identifiers_are_unique_in_the_whole_course(course: CourseFolder) -> None:
    course.quiz(QUESTION.replace("quiz-q1", "m1-lecon"))
    (error,) = course.read().errors
    assert (error.file, error.line, error.rule) == (QUIZ, 7, Rule.IDENTIFIER)
    assert "01-un/01-lecon.md:2" in error.message


@pytest.mark.parametrize(
    "message", ["tirage de 1\u00a0question", "réserve de 1\u00a0question", "1\u00a0sorte", "difficulté 1"]
)
def test_advice_on_size(course: CourseFolder, message: str) -> None:
    found = [*course.advice(Rule.POOL, QUIZ), *course.advice(Rule.DRAW, QUIZ)]
    assert any(message in problem.message for problem in found)


def test_the_longest_choice_must_not_give_the_answer_away(course: CourseFolder) -> None:
    labels = ("aa", "bb", "cc", "la plus longue")
    places = [0, 1, 2, 0, 1]
    course.quiz(
        "".join(single(n, 3, labels) for n in range(4)) + "".join(single(9 + n, p) for n, p in enumerate(places))
    )
    (advice,) = course.advice(Rule.BIAS, QUIZ)
    assert "dans 4 questions sur 9" in advice.message


@pytest.mark.parametrize("places,biased", [([0, 1, 2, 3] * 2, False), ([2] * 4 + [0, 1, 3, 0], True)])
def test_the_place_must_not_give_the_answer_away(course: CourseFolder, places: list[int], biased: bool) -> None:
    course.quiz("".join(single(number, place) for number, place in enumerate(places)))
    assert bool(course.advice(Rule.BIAS, QUIZ)) is biased


def test_pretests_by_form(course: CourseFolder) -> None:
    head = '+++\nid = "pre-{0}"\ntitle = "Test"\nform = "{1}"\n+++\n'
    for name, form in (("a", "A"), ("b", "B")):
        course.write(f"pretest/form-{name}.md", head.format(name, form) + QUESTION.replace("quiz-q1", f"pre-q{name}"))
    reading = course.read()
    assert not reading.errors
    assert sorted(reading.pretests) == ["A", "B"]
    assert reading.pretests["A"].feedback_at_end
    course.write("pretest/form-b.md", head.format("b", "A") + QUESTION.replace("quiz-q1", "pre-qb"))
    assert course.errors() == [("pretest/form-b.md", 1, Rule.IDENTIFIER)]


def write_forms(course: CourseFolder, **written: list[str]) -> None:
    head = '+++\nid = "pre-{0}"\ntitle = "Test"\nform = "{1}"\n+++\n'
    for name, questions in written.items():
        texts = (question.replace("#q", f"#{name}q") for question in questions)
        course.write(f"pretest/form-{name}.md", head.format(name, name.upper()) + "".join(texts))


def test_two_equal_forms_get_no_advice(course: CourseFolder) -> None:
    questions = [single(number, number % 4) for number in range(15)]
    write_forms(course, a=questions, b=questions[::-1])
    assert [problem for problem in course.read().problems if problem.file.startswith("pretest")] == []


def test_the_two_forms_measure_the_same(course: CourseFolder) -> None:
    questions = [single(number, number % 4) for number in range(15)]
    harder = questions[0].replace("lecon=", "difficulte=3 lecon=")
    write_forms(course, a=questions, b=[harder, *questions[1:]])
    assert [problem.message for problem in course.advice(Rule.POOL, "pretest/form-b.md")] == [
        "14\u00a0questions de difficulté 2 pour m1-o1, et 15 dans la forme A (rendez les deux formes équivalentes)",
        "1\u00a0question de difficulté 3 pour m1-o1, et 0 dans la forme A (rendez les deux formes équivalentes)",
    ]


def test_a_form_is_long_enough_never_alone_and_gives_nothing_away(course: CourseFolder) -> None:
    write_forms(course, a=[single(number, 2) for number in range(14)])
    messages = [problem.message for problem in course.advice(Rule.POOL, "pretest/form-a.md")]
    assert messages == [
        "forme de 14\u00a0questions (il en faut 15)",
        "une seule forme (écrivez l’autre\u00a0: on ne repasse pas le même test)",
    ]
    assert "place 3" in course.advice(Rule.BIAS, "pretest/form-a.md")[0].message


def test_the_draw_forgets_no_objective(course: CourseFolder) -> None:
    course.write("01-un/module.toml", MODULE + '[[objectives]]\nid = "m1-o2"\nverb = "lire"\ntext = "Lire"\n')
    course.quiz(QUESTION + QUESTION.replace("quiz-q1", "quiz-q2").replace("m1-o1", "m1-o2"))
    assert [p.line for p in course.advice(Rule.DRAW, QUIZ) if "m1-o2" in p.message] == [4]


REGISTER = "identifiants.txt"


def test_an_identifier_that_was_handed_out_never_vanishes(course: CourseFolder) -> None:
    course.write(REGISTER, "# cours de mars\nm1-lecon\nquiz-q0\n")
    assert course.errors() == [(REGISTER, 3, Rule.IDENTIFIER)]


def test_a_retired_identifier_never_comes_back(course: CourseFolder) -> None:
    course.write(REGISTER, "m1-lecon\n- quiz-q0 : question mal posée\n- quiz-q1 : trop facile\n")
    assert course.errors() == [(REGISTER, 3, Rule.IDENTIFIER)]


def test_a_broken_file_hides_no_identifier(course: CourseFolder) -> None:
    course.write(REGISTER, "quiz-q1\n")
    course.write(QUIZ, "perdu")
    assert course.errors() == [(QUIZ, 1, Rule.SYNTAX)]


def test_the_satisfaction_form_is_not_scored(course: CourseFolder) -> None:
    head = '+++\nid = "avis"\ntitle = "Votre avis"\n+++\n'
    good = "## Content ? {#s1 .opinion melange=non}\n- [ ] Oui\n- [ ] Non\n\n> Merci.\n"
    course.write("satisfaction.md", head + good)
    reading = course.read()
    assert not reading.errors
    assert [item.id for item in reading.satisfaction] == ["s1"]
    course.write("satisfaction.md", head + QUESTION.replace("quiz-q1", "s1"))
    assert ("satisfaction.md", 5, Rule.QUESTION) in course.errors()


def test_recommendations(course: CourseFolder) -> None:
    head = '+++\nid = "m1-reco"\ntitle = "Que faire ?"\n+++\n'
    course.write("01-un/recommandations.md", head + '## Quoi ? {#r1 acteurs="élus, police"}\nUne aide.\n')
    (prompt,) = course.read().prompts[ModuleId("m1")]
    assert (prompt.id, prompt.text, prompt.detail) == ("r1", "Quoi\u00a0?", "<p>Une aide.</p>")
    assert prompt.actors == ("élus", "police")
    course.write("01-un/recommandations.md", head + "## Quoi ?\n")
    assert course.errors() == [("01-un/recommandations.md", 5, Rule.IDENTIFIER)]
