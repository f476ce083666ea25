"""Real French voices that speak into files, since the machines that run tests have no loudspeaker."""

import os
import shutil
import subprocess
import time
import wave
from dataclasses import dataclass
from pathlib import Path

import pytest

INSTALL = "sudo apt-get install -y espeak-ng speech-dispatcher speech-dispatcher-espeak-ng"
_MODULES = Path("/usr/lib/speech-dispatcher-modules")
_SPEECHD = """\
AudioOutputMethod "libao"
DefaultLanguage "fr"
AddModule "fichier" "sd_generic" "fichier.conf"
DefaultModule "fichier"
"""
_MODULE = """\
GenericExecuteSynth "printf '%s' \\'$DATA\\' | espeak-ng -v fr -s $RATE --stdin -w {out}/$$.wav"
GenericCmdDependency "espeak-ng"
GenericRateAdd 165
GenericRateMultiply 1
GenericRateForceInteger 1
GenericLanguage "fr" "fr" "utf-8"
AddVoice "fr" "MALE1" "fr"
DefaultVoice "fr"
"""


@dataclass(frozen=True)
class Heard:
    """What was said so far."""

    folder: Path

    @property
    def count(self) -> int:
        return len(list(self.folder.glob("*.wav")))

    def seconds(self) -> list[float]:
        """How long each utterance lasts."""
        lengths = []
        for path in self.folder.glob("*.wav"):
            with wave.open(str(path)) as sound:
                lengths.append(sound.getnframes() / sound.getframerate())
        return lengths


def wanted(*programs: str) -> None:
    """Skip the test, with what to do, on a PC that lacks one of these."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} missing: {INSTALL}")


def script(folder: Path, name: str, text: str) -> Path:
    """A program of this name in `folder`."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def espeak_into(folder: Path, heard: Path) -> None:
    """The real eSpeak NG under its own name, writing files."""
    wanted("espeak-ng")
    heard.mkdir(exist_ok=True)
    script(folder, "espeak-ng", f'exec {shutil.which("espeak-ng")} -w "{heard}/$$.wav" "$@"')


class Dispatcher:
    """A Speech Dispatcher of its own: real server, real client, eSpeak NG behind, files in the end."""

    def __init__(self, folder: Path, heard: Path) -> None:
        wanted("speech-dispatcher", "spd-say", "espeak-ng")
        if not (_MODULES / "sd_generic").exists():
            pytest.skip(f"Speech Dispatcher's generic module missing: {INSTALL}")
        heard.mkdir(exist_ok=True)
        (folder / "modules").mkdir(parents=True)
        (folder / "speechd.conf").write_text(_SPEECHD, encoding="utf-8")
        (folder / "modules" / "fichier.conf").write_text(_MODULE.format(out=heard), encoding="utf-8")
        (folder / ".libao").write_text("default_driver=null\n", encoding="utf-8")
        self.socket = folder / "s"
        command = ["speech-dispatcher", "-s", "-t", "0", "-C", folder, "-S", self.socket, "-P", folder / "pid"]
        self._server = subprocess.Popen(
            [*map(str, command), "-L", str(folder), "-m", str(_MODULES)],
            env={**os.environ, "HOME": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Until it listens."""
        limit = time.monotonic() + 15
        while not self.socket.exists():
            assert self._server.poll() is None, "Speech Dispatcher ended at once"
            assert time.monotonic() < limit, "Speech Dispatcher never listened"

    def stop(self) -> None:
        self._server.terminate()
        self._server.wait()
