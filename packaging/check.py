"""Try the packages of `dist/` where nothing else is installed: `make package-test`, as root, some minutes.

`python packaging/check.py [WHAT …]` with WHAT among: deb-bookworm, deb-trixie, portable, windows.
"""

import argparse
import sys
import time

from checks import debian, portable, windows
from makers.product import BuildError, MissingToolError, say

CHECKS = {
    "deb-bookworm": lambda: debian.check("bookworm"),
    "deb-trixie": lambda: debian.check("trixie"),
    "portable": portable.check,
    "windows": windows.check,
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Tries the packages of dist/ in clean roots.")
    parser.add_argument("what", nargs="*", choices=[*CHECKS, []], help="what to try (everything)")
    failed = 0
    wanted = parser.parse_args().what or list(CHECKS)
    for name, check in CHECKS.items():
        if name not in wanted:
            continue
        begin = time.monotonic()
        try:
            for seen in check():
                say(f"{name}: {seen}")
        except MissingToolError as error:
            say(f"{name}: not tried here; {error}")
        except (BuildError, AssertionError, OSError) as error:
            failed += 1
            say(f"{name}: FAILED: {error}")
        else:
            say(f"{name}: passed in {time.monotonic() - begin:.0f} s")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
