"""A scene as it is told: its title, what is told, what is received."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.scenario import Scene
from coprosec.ui.scenario.bubbles import Bubble, Device, Photo, VoiceNote
from coprosec.ui.scenario.telling import Kind, Part, is_forwarded, parts_of, seconds_of, time_of
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.rich_text import RichText
from coprosec.ui.widgets.texts import label


class Told(RichText):
    """Flowing text that takes the height that it needs at any width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.setFixedHeight(self.fit(event.size().width()))


class SceneView(QWidget):
    """One scene, without its choices."""

    def __init__(self, theme: Theme, scene: Scene) -> None:
        super().__init__()
        self._theme = theme
        self._scene = scene
        self._device: Device | None = None
        self._forwarding = False
        """What comes next was forwarded, the text before it says."""
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(12))
        icon, text = form_of(scene)
        mark = icon_label(theme, icon, "primary", 18)
        eyebrow = QHBoxLayout()
        eyebrow.setSpacing(8)
        eyebrow.addWidget(mark)
        eyebrow.addWidget(label(text.upper(), "eyebrow"), 1)
        self._rows.addLayout(eyebrow)
        self._rows.addWidget(label(scene.title, "title", wrap=True))
        hour = ""
        for part in parts_of(scene.html, scene.form):
            hour = time_of(part.words) or hour or time_of(scene.title)
            self._add(part, hour)

    def _add(self, part: Part, hour: str) -> None:
        """What is told stands on the page; what is said stands on the telephone, in its order."""
        if part.kind is Kind.TOLD:
            self._device = None
            self._forwarding = self._scene.form == "message" and is_forwarded(part.html)
            self._rows.addWidget(Told(self._theme, part.html))
            if self._scene.form == "image" and self._rows.count() == 3:
                self._open_device(hour).receive(Photo(self._theme, self._scene.html))
            return
        device = self._device or self._open_device(hour)
        if part.kind is Kind.VOICE:
            device.receive(VoiceNote(self._theme, part.html, seconds_of(part.words), part.speaker))
        else:
            device.receive(Bubble(self._theme, part.html, part.speaker, forwarded=self._forwarding))
            self._forwarding = False

    def _open_device(self, hour: str) -> Device:
        icon, title = form_of(self._scene)
        self._device = Device(self._theme, icon, title, hour)
        line = QHBoxLayout()
        line.addWidget(self._device, 100)
        line.addStretch(1)
        self._rows.addLayout(line)
        return self._device


def form_of(scene: Scene) -> tuple[str, str]:
    """The icon and the words for how a scene reaches the learner."""
    if scene.outcome:
        return "flag", tr("Fin")
    return {
        "message": ("message-circle", tr("Message reçu")),
        "vocal": ("mic", tr("Message vocal")),
        "image": ("image", tr("Image reçue")),
        "appel": ("phone", tr("Appel téléphonique")),
    }.get(scene.form, ("map", tr("La situation")))
