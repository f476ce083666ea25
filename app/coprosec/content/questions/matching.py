"""Making pairs: a table of two columns; a row without first cell is a decoy."""

import re

from coprosec.content.questions.draft import Answers, Draft
from coprosec.content.slugs import Names, plain, slug
from coprosec.domain.items import Choice, Matching

_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]+")
_LEAST = 3
_COLUMNS = 2


def read_matching(draft: Draft) -> Answers:
    rows = [(number, line.strip()) for number, line in draft.numbered() if line.lstrip().startswith("|")]
    intro = next((i for i, line in enumerate(draft.lines) if line.lstrip().startswith("|")), len(draft.lines))
    for number, line in draft.numbered()[intro:]:
        if line.strip() and not line.lstrip().startswith("|"):
            draft.error(number, "ligne inattendue sous le tableau (laissez une ligne vide, puis > le commentaire)")
    if len(rows) > 1 and not (_RULE.fullmatch(rows[1][1]) and "-" in rows[1][1]):
        draft.error(rows[1][0], "tableau sans ligne de traits (écrivez | --- | --- | sous les titres)")
    return Answers(_matching(draft, rows[2:]), intro)


def _matching(draft: Draft, rows: list[tuple[int, str]]) -> Matching:
    sources, targets, pairs = list[Choice](), dict[str, Choice](), dict[str, str]()
    source_names, target_names = Names(), Names()
    for number, row in rows:
        cells = [cell.strip().replace("\\|", "|") for cell in _CELLS.split(row.strip("|"))]
        if len(cells) != _COLUMNS or not cells[1]:
            draft.error(number, "ligne du tableau sans ses deux cases (écrivez | gauche | droite |)")
            continue
        left, right = (draft.writer.sentence(cell, number) for cell in cells)
        target = targets.get(right) or Choice(target_names.distinct(slug(plain(right), 5)), right)
        targets[right] = target
        if left:
            source = Choice(source_names.distinct(slug(plain(left), 5)), left)
            sources.append(source)
            pairs[source.id] = target.id
    if len(sources) < _LEAST:
        draft.error(draft.line, "moins de trois paires à associer (ajoutez des lignes au tableau)")
    return Matching(tuple(sources), tuple(targets.values()), pairs)
