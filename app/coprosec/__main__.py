"""The command `coprosec`: opens the window, or runs a verb without Qt."""

import sys


def main() -> int:
    """The exit code: 0, 1 when problems were found, 2 for a bad use."""
    from coprosec.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
