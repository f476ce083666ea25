"""`coprosec import` and `coprosec export --format gift`: what they read, write and print."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from coprosec.content.gift.markdown import PoolWriter, Target
from coprosec.content.gift.model import GiftProblem
from coprosec.content.gift.reader import read_gift
from coprosec.content.gift.writer import question_of, write_gift
from coprosec.content.slugs import slug
from coprosec.content.typography import typeset
from coprosec.disk import beside
from coprosec.domain.counting import counted
from coprosec.domain.items import Item
from coprosec.errors import ErrorCode, KnownError, unwritable


def import_gift(options: argparse.Namespace, out: TextIO) -> int:
    """0 when every question was taken, 1 when some were refused. KnownError FILE_UNREADABLE or NO_RIGHTS."""
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise KnownError(ErrorCode.FILE_UNREADABLE, path=str(options.file)) from error
    text, told = _decoded(data)
    questions, problems = read_gift(text)
    name = options.pool or slug(options.file.stem, 6) or "quiz"
    writer = PoolWriter(Target(name, options.file.stem, options.objectif, options.lecon))
    written, lost = writer.write(questions)
    _write(options.out, written)
    everything = sorted([*told, *problems, *lost], key=lambda problem: problem.line)
    for problem in everything:
        print(typeset(f"{options.file}:{problem.line}: {problem.message}"), file=out)
    refused = sum(problem.refused for problem in everything)
    taken = len(questions) - sum(problem.refused for problem in lost)
    print(typeset(f"{options.out} : {counted(taken, 'question')}, {counted(refused, 'refusée')}"), file=out)
    return int(bool(refused))


def export_gift(items: Iterable[Item], path: Path, out: TextIO) -> int:
    """Write questions for Moodle; what it cannot say is told."""
    questions, lost = [], 0
    for item in items:
        question, missing = question_of(item)
        if missing:
            print(typeset(f"{item.id} : {missing}"), file=out)
        if question is None:
            lost += 1
        else:
            questions.append(question)
    _write(path, write_gift(questions))
    kept, left = counted(len(questions), "question"), counted(lost, "laissée de côté", "laissées de côté")
    print(typeset(f"{path} : {kept}, {left}"), file=out)
    return 0


def _decoded(data: bytes) -> tuple[str, list[GiftProblem]]:
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        message = "le fichier n’est pas en UTF-8 : lu en Windows-1252, vérifiez les accents"
        return data.decode("cp1252", errors="replace"), [GiftProblem(1, message)]


def _write(path: Path, text: str) -> None:
    try:
        with beside(path) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritable(error, path) from error
