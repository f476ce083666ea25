"""A virtual screen of 1366 × 768 for real windows."""

import os
import subprocess


def start_xvfb() -> tuple["subprocess.Popen[bytes]", str]:
    """An X server on a free display, and that display's name. FileNotFoundError when Xvfb is not installed."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        return server, f":{answer.readline().strip()}"
