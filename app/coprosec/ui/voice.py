"""The system's French voice, in a process of its own: whatever an engine does, the window goes on.

Linux: Speech Dispatcher, else eSpeak NG. Windows: SAPI, through a PowerShell that stays. A sentence is one utterance;
its end is the end of the process, or a line from it. Imported when something is read aloud.
"""

import base64
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from coprosec.domain.speech import patience_ms

_ESPEAK_WORDS = 165
"""Words a minute at the usual speed."""
_KILLED_MS = 1000


class VoiceProblem(StrEnum):
    NONE_FOUND = "none-found"
    BROKEN = "broken"
    HANGS = "hangs"


@dataclass(frozen=True, slots=True)
class Engine:
    """`command` says one sentence and ends; `hush` ends what goes on without it. With `stays`, the command reads one
    line a sentence (made by `line`) and answers "done" to each.
    """

    name: str
    command: Callable[[str, int], list[str]]
    hush: tuple[str, ...] = ()
    stays: bool = False


class Voice(QObject):
    """One sentence at a time, on the GUI thread, never waiting.

    Signals:
        said: the sentence was said to its end.
        failed: it was not (VoiceProblem); the next one would not be either.
    """

    said = Signal()
    failed = Signal(str)

    def __init__(self, engines: list[Engine] | None = None) -> None:
        super().__init__()
        self._engines = found_engines() if engines is None else engines
        self._process: QProcess | None = None
        self._hushing: QProcess | None = None
        self._asked: tuple[str, int] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._give_up(VoiceProblem.HANGS))

    @property
    def engine(self) -> str:
        """The engine in use; empty when this PC has none."""
        return self._engines[0].name if self._engines else ""

    def say(self, text: str, speed: int) -> None:
        """Say one sentence, in the place of any other. `speed` is a per cent."""
        cut = self._drop()
        self._asked = (text, speed)
        if not self._engines:
            self._asked = None
            self.failed.emit(VoiceProblem.NONE_FOUND)
            return
        self._patience.start(patience_ms(text, speed))
        if cut and self._engines[0].hush:
            self._hush_first(*self._engines[0].hush)
        elif self._hushing is None:
            self._begin()

    def _begin(self) -> None:
        """Say what was asked last."""
        if self._asked is None or not self._engines:
            return
        engine, (text, speed) = self._engines[0], self._asked
        if engine.stays:
            self._tell(engine, text, speed)
        elif self._process is None:
            self._process = self._start(engine.command(text, speed))

    def _hush_first(self, program: str, *arguments: str) -> None:
        """Begin once the engine is silent: the sentence that was cut goes on in it, and the new one must not be cut."""
        self._hushing = process = QProcess(self)
        process.finished.connect(lambda _code, _status: self._hushed(process))
        process.errorOccurred.connect(lambda _error: self._hushed(process))
        process.start(program, list(arguments))

    def _hushed(self, process: QProcess) -> None:
        if self._hushing is process:
            self._hushing = None
            process.deleteLater()
            self._begin()

    def hush(self) -> None:
        """Be silent at once; nothing is told of the sentence under way."""
        speaking = self._asked is not None
        self._drop()
        self._asked = None
        self._end_process()
        if self._hushing is not None:
            hushing, self._hushing = self._hushing, None
            hushing.waitForFinished(_KILLED_MS)
            hushing.deleteLater()
        if speaking and self._engines and self._engines[0].hush:
            program, *arguments = self._engines[0].hush
            QProcess.startDetached(program, arguments)

    def _start(self, command: list[str]) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda code, _status: self._finished(process, code))
        process.errorOccurred.connect(lambda error: self._broken(process, error))
        process.start(command[0], command[1:])
        return process

    def _tell(self, engine: Engine, text: str, speed: int) -> None:
        if self._process is None:
            self._process = self._start(engine.command("", 100))
            self._process.readyReadStandardOutput.connect(self._hear)
        line = f"{speed} {base64.b64encode(text.encode()).decode()}\n"
        self._process.write(line.encode())

    def _hear(self) -> None:
        while self._process is not None and self._process.canReadLine():
            if bytes(self._process.readLine().data()).strip() == b"done":
                self._succeed()

    def _finished(self, process: QProcess, code: int) -> None:
        if process is not self._process:
            return
        self._process = None
        process.deleteLater()
        if code == 0 and not (self._engines and self._engines[0].stays):
            self._succeed()
        else:
            self._give_up(VoiceProblem.NONE_FOUND if code == NO_FRENCH else VoiceProblem.BROKEN)

    def _broken(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error == QProcess.ProcessError.FailedToStart:
            self._process = None
            process.deleteLater()
            self._give_up(VoiceProblem.BROKEN)

    def _succeed(self) -> None:
        self._patience.stop()
        if self._asked is not None:
            self._asked = None
            self.said.emit()

    def _give_up(self, problem: VoiceProblem) -> None:
        """Try the next engine with the same sentence, or tell."""
        self._drop()
        self._end_process()
        asked = self._asked
        if asked is None:
            return
        if len(self._engines) > 1:
            self._engines = self._engines[1:]
            self.say(*asked)
            return
        self._asked = None
        self.failed.emit(problem)

    def _drop(self) -> bool:
        """Forget the sentence under way, whether there was one; a process that stays ends only in the middle of one."""
        self._patience.stop()
        cut = self._process is not None and (self._asked is not None or not self._engines[0].stays)
        if cut:
            self._end_process()
        return cut

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_KILLED_MS)  # a killed process ends within a millisecond or so
            process.deleteLater()


NO_FRENCH = 3
"""What the Windows script ends with when no French voice is installed."""

_SAPI = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$french = $voice.GetInstalledVoices() | Where-Object {
  $_.Enabled -and $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq 'fr' } | Select-Object -First 1
if ($null -eq $french) { exit 3 }
$voice.SelectVoice($french.VoiceInfo.Name)
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $speed, $text = $line -split ' ', 2
  $voice.Rate = [Math]::Max(-10, [Math]::Min(10, [int](([int]$speed - 100) / 10)))
  $voice.Speak([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($text)))
  [Console]::Out.WriteLine('done')
  [Console]::Out.Flush()
}
"""


def found_engines(platform: str = sys.platform, find: Callable[[str], str | None] = shutil.which) -> list[Engine]:
    """The engines of this PC, the best first."""
    engines = []
    if platform == "win32":
        powershell = find("powershell")
        if powershell is not None:
            script = base64.b64encode(_SAPI.encode("utf-16-le")).decode()
            command = [powershell, "-NoProfile", "-NonInteractive", "-EncodedCommand", script]
            engines.append(Engine("sapi", lambda _text, _speed: command, stays=True))
        return engines
    dispatcher, espeak, limit = find("spd-say"), find("espeak-ng"), find("timeout")
    if dispatcher is not None:
        engines.append(
            Engine(
                "speech-dispatcher",
                lambda text, speed: [dispatcher, "-w", "-l", "fr", "-r", str(dispatcher_rate(speed)), "--", text],
                hush=(*((limit, "3") if limit else ()), dispatcher, "-S"),  # a dispatcher that hangs hangs here too
            )
        )
    if espeak is not None:
        engines.append(
            Engine(
                "espeak-ng",
                lambda text, speed: [espeak, "-v", "fr", "-s", str(_ESPEAK_WORDS * speed // 100), "--", text],
            )
        )
    return engines


def dispatcher_rate(speed: int) -> int:
    """A per cent of the usual speed, from 60 to 150, as Speech Dispatcher counts: −100 to 100."""
    return max(-100, min(100, speed - 100))
