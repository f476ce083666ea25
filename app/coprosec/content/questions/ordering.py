"""Putting in order: a numbered list, written in the right order."""

import re

from coprosec.content.questions.draft import Answers, Draft
from coprosec.content.slugs import Names, plain, slug
from coprosec.domain.items import Choice, Ordering

_STEP = re.compile(r"\d+[.)]\s+(\S.*)")
_LEAST = 3


def read_ordering(draft: Draft) -> Answers:
    names, steps, intro = Names(), list[Choice](), len(draft.lines)
    for index, (number, line) in enumerate(draft.numbered()):
        if match := _STEP.fullmatch(line.rstrip()):
            intro = min(intro, index)
            text = draft.writer.sentence(match[1], number)
            steps.append(Choice(names.distinct(slug(plain(text), 5)), text))
        elif steps and line.strip():
            draft.error(number, "ligne inattendue parmi les étapes (une étape tient sur une ligne : 1. …)")
    if len(steps) < _LEAST:
        draft.error(draft.line, "moins de trois étapes à ordonner (ajoutez-en : 1. …)")
    return Answers(Ordering(tuple(steps), tuple(step.id for step in steps)), intro)
