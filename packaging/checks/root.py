"""A clean Debian to install into: debootstrap's smallest, made once, copied for each check. Needs root."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from makers.product import BUILD, MissingToolError, need, run

ROOTS = BUILD / "roots"
_MOUNTS = (
    ("proc", ["-t", "proc", "proc"]),
    ("dev", ["--bind", "/dev"]),
    ("tmp/.X11-unix", ["--bind", "/tmp/.X11-unix"]),
)


class Root:
    """One file system tree, entered by chroot."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sh(self, command: str, *, user: str = "root", check: bool = True, **environment: str) -> str:
        """What a shell command printed inside; CalledProcessError with its output when it fails and `check` is set."""
        done = self.start(command, user=user, **environment)
        told, _ = done.communicate(timeout=900)
        if check and done.returncode:
            raise subprocess.CalledProcessError(done.returncode, command, told)
        return told

    def start(self, command: str, *, user: str = "root", **environment: str) -> "subprocess.Popen[str]":
        """The same without waiting, in a session of its own."""
        home = "/root" if user == "root" else f"/home/{user}"
        inside = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LANG": "C.UTF-8", "USER": user}
        inside |= {"DEBIAN_FRONTEND": "noninteractive"} | environment
        words = ["chroot", str(self.path), *([] if user == "root" else ["runuser", "-u", user, "--"])]
        return subprocess.Popen(
            [*words, "sh", "-c", command], env=inside, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    @staticmethod
    def stop(process: "subprocess.Popen[str]") -> None:
        """Kill a program that `start` began, with everything that it started itself."""
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    def put(self, source: Path, inside: str) -> None:
        target = self.path / inside.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)

    def add(self, packages: Sequence[str]) -> None:
        """By apt, from the same mirror as this machine."""
        self.sh(f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {' '.join(packages)}")


@contextmanager
def clean_root(suite: str, name: str, packages: Sequence[str] = ()) -> Iterator[Root]:
    """A new copy of a suite's smallest system, with `packages` in the copy that is kept; gone at the end."""
    base = _base(suite, packages)
    path = ROOTS / f"{suite}-{name}"
    _discard(path)
    run(["cp", "-a", base, path])
    with _mounted(path):
        yield Root(path)
    _discard(path)


def _base(suite: str, packages: Sequence[str]) -> Path:
    """The system that copies are made of; made again when what it must hold has changed."""
    need(debootstrap="debootstrap")
    if os.geteuid() != 0:
        message = "run as root: a chroot is made"
        raise MissingToolError(message)
    base = ROOTS / f"{suite}-base-{'-'.join(packages)[:60] or 'bare'}"
    if not (base / "ready").exists():
        _discard(base)
        base.mkdir(parents=True)
        run(["debootstrap", "--variant=minbase", suite, base])
        for settings in ("/etc/resolv.conf", "/etc/apt/apt.conf.d"):
            run(["cp", "-r", settings, f"{base}{Path(settings).parent}/"])
        if packages:
            with _mounted(base):
                Root(base).add(packages)
        (base / "ready").touch()
    return base


@contextmanager
def _mounted(path: Path) -> Iterator[None]:
    Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
    for inside, options in _MOUNTS:
        (path / inside).mkdir(parents=True, exist_ok=True)
        run(["mount", *options, path / inside])
    try:
        yield
    finally:
        for inside, _options in reversed(_MOUNTS):
            subprocess.run(["umount", "-l", str(path / inside)], check=False)


def _discard(path: Path) -> None:
    """Delete a tree, never through a mount that a killed check left behind."""
    for inside, _options in reversed(_MOUNTS):
        if os.path.ismount(path / inside):
            run(["umount", "-l", path / inside])
    if path.exists():
        run(["rm", "-rf", "--one-file-system", path])
