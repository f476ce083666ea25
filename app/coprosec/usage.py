"""A command line that speaks French: argparse's titles and complaints, reworded."""

import re
import sys
from argparse import ArgumentParser, HelpFormatter, _ArgumentGroup
from typing import Any, NoReturn

BAD_USE = 2

_TITLES = {"positional arguments": "arguments", "options": "options"}
_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"il manque \1"),
    (r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1 : « \2 » n’est pas l’un de \3"),
    (r"argument (.*?): invalid int value: '(.*)'", r"\1 : « \2 » n’est pas un nombre entier"),
    (r"argument (.*?): expected one argument", r"\1 attend une valeur"),
    (r"argument (.*?): expected at least one argument", r"\1 attend une valeur au moins"),
    (r"argument (.*?): ignored explicit argument '.*'", r"\1 n’attend pas de valeur"),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 peut être \2"),
    (r"unrecognized arguments: (.*)", r"argument inconnu : \1"),
)


class _Help(HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "usage : " if prefix is None else prefix)


class Parser(ArgumentParser):
    """Its help is asked for by an option that `cli` adds, worded like the others."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, formatter_class=_Help, add_help=False, **options)

    def add_argument_group(self, *args: Any, **kwargs: Any) -> "_ArgumentGroup":
        title, *others = args or (kwargs.pop("title", None),)
        return super().add_argument_group(_TITLES.get(title, title), *others, **kwargs)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(BAD_USE, f"coprosec : {reworded(message)}. Essayez « {self.prog} --help ».\n")


def reworded(message: str) -> str:
    """A complaint of argparse in French; as it is when it is a new one."""
    for pattern, words in _COMPLAINTS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(words).replace("'", "")
    return message
