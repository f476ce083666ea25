"""The command `coprosec`: opens the window, or runs a verb without Qt."""

import sys


def main() -> int:
    """The exit code: 0, 1 when problems were found, 2 for a bad use."""
    arguments = sys.argv[1:]
    if not arguments:
        from coprosec.errors import KnownError
        from coprosec.opening import open_window

        try:
            return open_window()
        except KnownError:
            pass  # the command meets it again, and tells it
    from coprosec.cli import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
