"""`make check` looks the words up; `make prose` asks Grammalecte. Both print `file:line: …`, and fail on a finding."""

import argparse
import sys

from tests.prose import grammar, spelling
from tests.prose.texts import course_passages, guide_passages, interface_passages, message_passages


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.prose")
    parser.add_argument("what", choices=("spelling", "grammar"))
    return check_spelling() if parser.parse_args().what == "spelling" else check_grammar()


def check_spelling() -> int:
    passages = [*course_passages(), *guide_passages(), *interface_passages(), *message_passages()]
    speller = spelling.Speller()
    unknown = spelling.unknown_words(passages, speller.knows)
    speller.remember()
    print(*unknown, sep="\n", end="\n" * bool(unknown))
    print(f"spelling: {len(unknown)} unknown words" + f" (mend them, or add them to {spelling.NAME})" * bool(unknown))
    return int(bool(unknown))


def check_grammar() -> int:
    if not grammar.installed():
        print(f"{grammar.TOOL} is missing: apt-get install grammalecte-cli (Debian, Ubuntu)", file=sys.stderr)
        return 2
    passages = [*course_passages(), *guide_passages(), *interface_passages()]
    exceptions = grammar.read_exceptions()
    found = grammar.findings(passages, exceptions)
    idle = exceptions.idle(passages)
    print(*found, sep="\n", end="\n" * bool(found))
    print(*(f"{grammar.NAME}: phrase that no text has: {phrase}" for phrase in idle), sep="\n", end="\n" * bool(idle))
    print(f"prose: {len(passages)} passages, {len(found)} findings")
    return int(bool(found or idle))


if __name__ == "__main__":
    sys.exit(main())
