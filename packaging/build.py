"""Make what labs install: `make package`, or `.venv/bin/python packaging/build.py [WHAT …]`.

WHAT: tree, deb, portable, run, windows, rollout, guides, release; without any, all that this machine can make.
What it cannot is named with the Debian packages that would help. Everything lands in `dist/`.
"""

import argparse
import sys
from collections.abc import Callable

from makers import deb, guides, portable, release, rollout, tree, windows
from makers.product import BuildError, MissingToolError, say


def _windows() -> None:
    windows.installer()
    windows.portable()


MAKERS: dict[str, Callable[[], object]] = {
    "tree": tree.frozen,
    "deb": deb.build,
    "portable": portable.archive,
    "run": portable.self_extracting,
    "windows": _windows,
    "rollout": rollout.archive,
    "guides": guides.beside,
    "release": release.write,
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Makes the packages in dist/.")
    parser.add_argument("what", nargs="*", choices=[*MAKERS, []], help="what to make (everything)")
    wanted = parser.parse_args().what or list(MAKERS)
    lacking = {}
    for name, make in MAKERS.items():
        if name in wanted:
            try:
                make()
            except MissingToolError as error:
                lacking[name] = str(error)
            except BuildError as error:
                say(f"{name}: {error}")
                return 1
    for name, command in lacking.items():
        say(f"{name}: not made here; {command}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
