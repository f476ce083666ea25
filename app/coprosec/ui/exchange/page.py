"""The page of the stick: this PC, the stick, what will happen, what happened."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from coprosec.domain.counting import counted
from coprosec.domain.keys import CentreKey
from coprosec.services.hub import Exchanged
from coprosec.services.rounds import Found, Stick, Visited
from coprosec.services.sticks import Drive
from coprosec.ui.exchange.lines import facts, file_line, result_lines, standing
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, set_words, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import empty, lay_page
from coprosec.ui.widgets.texts import label
from coprosec.ui.widgets.tick_line import TickLine
from coprosec.ui.wording import Explanation, percent


class ExchangePage(QWidget):
    """Signals:
    stick_chosen: a drive or a folder (Path).
    gathers_chosen: whether this PC gives receipts.
    start_requested: begin; the keys that the trainer accepts, whether the course goes along.
    send_requested: exchange with the centre's server.
    cancel_requested: stop the work in hand.
    """

    stick_chosen = Signal(object)
    gathers_chosen = Signal(bool)
    start_requested = Signal(object, bool)
    send_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stick: Stick | None = None
        self._drives: tuple[Drive, ...] | None = None
        self._chosen: Path | None = None
        self.notice = Notice(theme)
        self._standing = label("", "", wrap=True)
        self._print = label("", "muted", wrap=True)
        self._gathers = TickLine(self.tr("Ce poste rassemble les résultats du groupe et donne les reçus"))
        self._course = TickLine(self.tr("Déposer aussi le cours de ce poste, pour le mettre à jour sur les autres"))
        self._sticks = QVBoxLayout()
        self._files = QVBoxLayout()
        self._strangers = QVBoxLayout()
        self._accept = TickLine()
        self._server = label("", "", wrap=True)
        self._send = button(self.tr("Envoyer au serveur"))
        self._send.clicked.connect(self.send_requested)
        self._bar = SlimBar(theme)
        self._scroll = Column(820)
        self._lay_out()
        self._folder = button(self.tr("Choisir un dossier…"))
        self._start = button(self.tr("Commencer l’échange"), "primary")
        self._footer = Footer(self._folder, self._start)
        lay_page(self, self._scroll, self._footer)
        self._folder.clicked.connect(self._ask_folder)
        self._start.clicked.connect(self._press_start)
        self._gathers.clicked.connect(self.gathers_chosen)
        self._accept.toggled.connect(lambda _on: self._update())
        self._busy = False
        self._update()

    def _lay_out(self) -> None:
        rows = self._scroll.rows
        rows.addWidget(label(self.tr("Clé navette"), "display"))
        told = self.tr(
            "Une seule clé fait le tour des postes. Elle prend ce qui est nouveau sur chacun, le porte aux autres, "
            "et rapporte les reçus. On peut la retirer à tout moment : rien ne se perd."
        )
        rows.addWidget(label(told, "muted", wrap=True))
        rows.addWidget(self.notice)
        rows.addWidget(self._bar)
        self._bar.hide()
        self._before = [
            self._card(self.tr("Ce poste"), self._standing, self._print, self._gathers, self._course),
            self._card(self.tr("La clé"), self._sticks),
            self._card(self.tr("Ce que la clé apporte"), self._files),
            self._card(self.tr("Postes inconnus"), self._strangers, self._accept),
            self._card(self.tr("Le serveur du centre"), self._server, self._beside(self._send)),
        ]
        self._results = QVBoxLayout()
        self._after = self._card(self.tr("Résultat"), self._results)
        for card in (self._after, *self._before):
            rows.addWidget(card)
        self._after.hide()
        rows.addStretch(1)

    def _card(self, title: str, *content: QWidget | QVBoxLayout | QHBoxLayout) -> Card:
        card = Card((24, 18, 24, 20), 10)
        card.rows.addWidget(label(title, "section"))
        for part in content:
            if isinstance(part, QWidget):
                card.rows.addWidget(part)
            else:
                part.setSpacing(8)
                card.rows.addLayout(part)
        return card

    @staticmethod
    def _beside(widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(widget)
        row.addStretch(1)
        return row

    def show_hub(self, host: str) -> None:
        """Offer the centre's server; an empty name hides it."""
        told = self.tr("{host} : ce qui est nouveau ici lui est envoyé, rien ne part sans ce bouton.")
        self._server.setText(told.format(host=host))
        self._before[4].setVisible(bool(host))

    def show_drives(self, drives: Sequence[Drive], chosen: Path | None) -> None:
        """List what is plugged in; `chosen` may also be a folder that is no drive."""
        drives = tuple(drives)
        if (drives, chosen) == (self._drives, self._chosen):
            return
        self._drives, self._chosen = drives, chosen
        empty(self._sticks)
        if chosen is not None and all(drive.path != chosen for drive in drives):
            drives = (*drives, Drive(chosen, str(chosen)))
        for drive in drives:
            choice = QRadioButton(drive.name)
            choice.setChecked(drive.path == chosen)
            choice.clicked.connect(lambda _on=False, path=drive.path: self.stick_chosen.emit(path))
            self._sticks.addWidget(choice)
        if not drives:
            nothing = self.tr("Branchez la clé : elle apparaîtra ici. Vous pouvez aussi choisir un dossier.")
            self._sticks.addWidget(label(nothing, "muted", wrap=True))
        self._update()

    def show_stick(self, stick: Stick | None, own: CentreKey) -> None:
        """What the chosen stick holds, and how far this PC is known elsewhere; None when none is chosen."""
        self._stick = stick
        self.notice.hide()
        self._print.setText(self.tr("Empreinte : {key}").format(key=own.id))
        empty(self._files)
        empty(self._strangers)
        if stick is not None:
            self._standing.setText(standing(stick))
            self._gathers.tick(stick.gathers)
            for found in stick.files:
                self._files.addWidget(self._file(found))
            if not stick.files:
                nothing = self.tr("Rien pour ce poste. L’échange y déposera ce qui est nouveau ici.")
                self._files.addWidget(label(nothing, "muted", wrap=True))
            self._show_strangers(stick.strangers)
        self._update()

    def show_working(self) -> None:
        """The exchange, with the stick or the server, has begun: only stopping it is possible."""
        self._busy = True
        self.notice.hide()
        self._after.hide()
        self.show_progress(0.0)
        self._update()
        take_keyboard(self._start)

    def show_progress(self, share: float) -> None:
        done = self.tr("Échange en cours : {share}").format(share=percent(round(share * 100)))
        self._bar.set_share(share, done)
        self._footer.state.setText(done)

    def show_visited(self, visited: Visited) -> None:
        """What the visit did; the stick can be pulled out."""
        self._rest()
        empty(self._results)
        for icon, token, text in result_lines(visited):
            self._results.addWidget(self._line(icon, token, text))
        self._after.show()
        told = self.tr("L’échange est terminé : vous pouvez retirer la clé.")
        advice = (
            "" if not visited.refused else self.tr("Certains fichiers ont été refusés : voyez pourquoi ci-dessous.")
        )
        self.notice.say(told, advice, "warm" if visited.refused else "good")
        self._scroll.show_from_top()

    def show_sent(self, found: Exchanged) -> None:
        """What the server took, and what came back."""
        self._rest()
        told = self.tr("Le serveur a maintenant ce que ce poste a enregistré.")
        advice = self.tr("Envoyé : {sent}.").format(sent=facts(found.sent))
        if found.received is not None:
            advice += " " + self.tr("Reçu : {received}.").format(received=facts(found.received))
        if found.refused:
            advice += " " + self.tr("Mis à part : {refused}.").format(refused=facts(found.refused))
        self.notice.say(told, advice, "warm" if found.refused else "good")
        self._scroll.show_from_top()

    def show_cancelled(self) -> None:
        self._rest()
        told = self.tr("L’échange est arrêté.")
        self.notice.say(told, self.tr("Ce qui était déjà repris est enregistré ; le reste attend sur la clé."), "plain")

    def show_error(self, explanation: Explanation) -> None:
        self._rest()
        self.notice.explain(explanation)
        self._scroll.show_from_top()

    def _rest(self) -> None:
        self._busy = False
        self._footer.state.setText("")
        self._update()

    def _update(self) -> None:
        stick, working = self._stick, self._busy
        self._bar.setVisible(working)
        for card in self._before:
            card.setEnabled(not working)
        self._before[2].setVisible(stick is not None)
        self._before[3].setVisible(stick is not None and bool(stick.strangers))
        self._course.setVisible(stick is not None and stick.gathers)
        self._gathers.setEnabled(stick is not None)
        self._folder.setEnabled(not working)
        set_words(self._start, self.tr("Arrêter") if working else self.tr("Commencer l’échange"))
        self._start.setEnabled(working or stick is not None)

    def _show_strangers(self, strangers: tuple[CentreKey, ...]) -> None:
        told = self.tr(
            "Sur chacun de ces postes, ouvrez « Clé navette » et comparez l’empreinte. Cela ne se fait qu’une fois."
        )
        self._strangers.addWidget(label(told, "muted", wrap=True))
        for key in strangers:
            name = " — ".join(part for part in (key.centre, key.device_name) if part) or self.tr("poste sans nom")
            self._strangers.addWidget(self._line("lock", "accent_dark", f"{name}\n{key.id}"))
        count = counted(len(strangers), self.tr("poste"), self.tr("postes"))
        self._accept.set_text(self.tr("J’ai comparé les empreintes : accepter {posts}").format(posts=count))
        self._accept.tick(False)

    def _file(self, found: Found) -> QWidget:
        icon, token, text = file_line(found)
        return self._line(icon, token, text)

    def _line(self, icon: str, token: str, text: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        picture = icon_label(self._theme, icon, token, 20)
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(picture)
        row.addWidget(label(text, "", wrap=True), 1)
        return holder

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Le dossier de la clé"))
        if folder:
            self.stick_chosen.emit(Path(folder))

    def _press_start(self) -> None:
        if self._busy:
            self.cancel_requested.emit()
        elif self._stick is not None:
            accepted = [key.id for key in self._stick.strangers] if self._accept.ticked else []
            self.start_requested.emit(accepted, self._course.isVisible() and self._course.ticked)
