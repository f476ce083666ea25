"""The most memory that this process ever held."""

import re
from pathlib import Path


def peak_megabytes() -> float:
    """From Linux's own count, which begins again with the program: `ru_maxrss` begins with what the parent held."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) / 1024 if found else 0.0
