"""A picture of every page in build/shots, from a real window on a virtual screen.

`make shots` runs it; `make shots ARGS=dark` (or 150, or 1024) keeps the sizes whose name holds that word. Without Xvfb
the pictures are drawn offscreen, and this is said.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coprosec import paths
from coprosec.config.settings import SettingsFile
from coprosec.domain.ids import LessonId, ModuleId, QuizId
from coprosec.domain.items import Item, Response
from coprosec.paths import DataFolder
from tests.screen import start_xvfb
from tests.shots_access import access
from tests.shots_beside import beside
from tests.shots_care import care
from tests.shots_gathering import gathered
from tests.shots_kept import kept
from tests.shots_learned import learned
from tests.shots_sizes import SIZES, Size, suffix_of
from tests.shots_trainer import trained, unpeopled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from coprosec.ui.application import Application

FOLDER = Path(__file__).parent.parent / "build" / "shots"
PATIENCE = 20.0
_DEFERRED_DELETE = 52
"""QEvent.Type.DeferredDelete; Qt is imported after the screen is chosen."""
Keep = Callable[[str, "QWidget"], None]
"""What is done with a page that is shown: its name, and the window."""


def start_screen() -> subprocess.Popen[bytes] | None:
    """An X server of 1366 × 768 that programs of this process use; None when there is none to start."""
    if shutil.which("Xvfb") is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        print("Xvfb manque (sudo apt-get install -y xvfb) : les pages sont dessinées sans écran.")
        return None
    server, os.environ["DISPLAY"] = start_xvfb()
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    return server


class Photographer:
    """Walks through the program as a trainee, and keeps what is seen."""

    def __init__(
        self, app: "QApplication", data: DataFolder, sources: Path = paths.MODULES, *, keep: "Keep | None" = None
    ) -> None:
        from coprosec import wiring

        self._app = app
        self._keep = keep or save
        self.program: Application = wiring.build_application(data, SettingsFile(data.settings), sources=sources)
        self.program.show()
        self.settle()

    def settle(self) -> None:
        """Wait until the record has answered, and what follows is painted."""
        self.wait(lambda: not self.program.jobs.busy)
        for _turn in range(40):
            self._app.processEvents()
        self._app.sendPostedEvents(None, _DEFERRED_DELETE)  # pages made anew leave old ones, which no loop deletes here
        screens = self.program._screens
        view = screens.lesson.page.view if screens is not None else None
        if view is not None and view.isVisible():
            self.wait(lambda: not view._settling.isActive())

    def wait(self, reached: Callable[[], bool]) -> None:
        limit = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > limit:
                message = "the page never came"
                raise TimeoutError(message)
            self._app.processEvents()
            time.sleep(0.002)

    def shoot(self, name: str, widget: "QWidget | None" = None) -> None:
        self.settle()
        self._keep(name, widget or self.program.window)

    def register(self, name: str) -> None:
        page = self.program._signin.page
        page.registration_requested.emit(name)
        self.wait(lambda: self.program.seat.progress is not None)
        self.settle()

    def resize(self, size: Size) -> str:
        """Take a size and looks; the suffix that names its pictures."""
        from PySide6.QtGui import QCursor

        width, height, percent, theme = size
        QCursor.setPos(0, 0)  # nothing is pictured as if the mouse were on it
        self.program.window.resize(width, height)
        self.program.looks.wear(replace(self.program.looks.wished, theme=theme, text_percent=percent))
        self.settle()
        return suffix_of(size)

    def pages(self, suffix: str) -> None:
        """Every page that needs no special state."""
        from coprosec.ui.navigation import HomePlace, LessonPlace, ModulePlace

        go, course = self.program.window.go, self.program._get_catalog().outline()
        go(HomePlace())
        self.shoot(f"accueil{suffix}")
        go(ModulePlace(ModuleId("m1")))
        self.shoot(f"module{suffix}")
        heads = [head for head in (course.introduction, *course.modules[0].lessons) if head is not None]
        for head in heads if suffix.endswith("-100") else heads[:2]:
            go(LessonPlace(head.id))
            self.settle()
            self.scroll_through(f"lecon-{head.id}{suffix}")

    def searching(self, suffix: str) -> None:
        """The search in each of its states, the quick field over a lesson, the glossary whole and filtered."""
        from coprosec.ui.navigation import GlossaryPlace, LessonPlace, SearchPlace

        go, screens = self.program.window.go, self.program._screens
        assert screens is not None
        field = screens.search.page.panel.field
        go(SearchPlace())
        for name, typed in (
            ("vide", ""),
            ("trouve", "rumeur verif"),
            ("partie", "tontine douane"),
            ("rien", "tontinne"),
        ):
            field.setText(typed)
            self.shoot(f"recherche-{name}{suffix}")
        go(LessonPlace(LessonId("m1-menace")))
        screens.search.open_quick()
        assert screens.search.quick is not None
        screens.search.quick.panel.field.setText("sécurité")
        self.shoot(f"recherche-rapide{suffix}")
        screens.search.quick.close_up(back=True)
        go(GlossaryPlace())
        self.shoot(f"glossaire{suffix}")
        self.program.window.pages.currentWidget().findChild(type(field)).setText("police")  # type: ignore[union-attr]
        self.shoot(f"glossaire-filtre{suffix}")

    def notebook(self, suffix: str) -> None:
        """Notes beside a lesson, and the page where notes and bookmarks are together."""
        from coprosec.ui.navigation import LessonPlace, NotesPlace

        go, screens = self.program.window.go, self.program._screens
        assert screens is not None
        go(NotesPlace())
        self.shoot(f"notes-page-avant{suffix}")
        go(LessonPlace(LessonId("m1-menace"), "sept-familles-de-menaces"))
        self.settle()
        tools = screens.lesson.page.tools
        if suffix.endswith("-100"):
            tools.bookmark.click()
        tools.notes.click()
        self.settle()
        panel = screens.lesson._keepsakes._panel
        assert panel is not None
        card = list(panel._cards.values())[-1]
        card.editor.setPlainText("Demander à la mairie qui cure le caniveau.")
        card.save()
        self.shoot(f"notes-lecon{suffix}")
        tools.notes.click()
        go(NotesPlace())
        self.shoot(f"notes-page{suffix}")

    def definition(self, suffix: str) -> None:
        """A term of a lesson, explained under the keyboard."""
        from PySide6.QtGui import QTextCursor

        from coprosec.ui.navigation import LessonPlace
        from coprosec.ui.widgets.rich_text import RichText

        self.program.window.go(LessonPlace(LessonId("m1-menace")))
        self.settle()
        assert self.program._screens is not None
        view = self.program._screens.lesson.page.view
        assert view is not None
        text = next(block for block in view.blocks if isinstance(block, RichText))
        position = text.anchor_position("term:vulnerabilite")
        cursor = QTextCursor(text.document())
        cursor.setPosition(position or 0)
        view.show_part(text, text.cursorRect(cursor))
        text._meet("term:vulnerabilite", text.cursorRect(cursor), by_keyboard=True)
        self.shoot(f"lecon-definition{suffix}")

    def aloud(self, suffix: str) -> None:
        """A lesson being read, by a voice that says nothing; then a PC without a voice."""
        from coprosec.ui.lesson.aloud import Aloud
        from coprosec.ui.navigation import LessonPlace
        from coprosec.ui.voice import Engine, Voice

        assert self.program._screens is not None
        screen = self.program._screens.lesson
        silence = Engine("silence", lambda _text, _speed: [sys.executable, "-c", "import time; time.sleep(60)"])
        self.program.window.go(LessonPlace(LessonId("m1-menace"), "ce-qui-fait-peur-et-ce-qui-arrive"))
        for name, engines in (("lecture-a-voix-haute", [silence]), ("voix-absente", [])):
            if screen._aloud is not None:
                screen._aloud.forget()
            screen._aloud = Aloud(screen.page, self.program.jobs, self.program.seat, partial(Voice, engines))
            screen._aloud.press()
            self.settle()
            screen._aloud.move(2)
            self.shoot(f"{name}{suffix}")

    def scroll_through(self, name: str) -> None:
        assert self.program._screens is not None
        view = self.program._screens.lesson.page.view
        assert view is not None
        bar = view.verticalScrollBar()
        bar.setValue(0)
        nth = 1
        self.shoot(f"{name}-{nth}")
        while bar.value() < bar.maximum():
            bar.setValue(bar.value() + view.viewport().height() - 60)
            nth += 1
            self.shoot(f"{name}-{nth}")

    def every_kind(self, suffix: str) -> None:
        """A question of each kind, before and after an answer."""
        from coprosec.ui.lesson.check import SelfCheck

        catalog, seen = self.program._get_catalog(), set[str]()
        for module in catalog.outline().modules:
            for item in catalog.quiz(module.quiz.id).items if module.quiz else ():
                if item.body.kind not in seen:
                    seen.add(item.body.kind)
                    check = SelfCheck(self.program.theme, item)
                    check.resize(self.program.theme.px(760), check.heightForWidth(self.program.theme.px(760)))
                    self.shoot(f"question-{item.body.kind}{suffix}", check)
                    response = wrong(item)
                    score = item.body.grade(response)
                    check.show_outcome(response, score, "Enregistré 10:42:07")
                    check.resize(check.width(), check.heightForWidth(check.width()))
                    self.shoot(f"question-{item.body.kind}{suffix}-jugee", check)
                    check.deleteLater()

    def quiz(self, name: str, respond: Callable[[Item], Response], suffix: str) -> None:
        """A whole attempt: its first question before and after, and the results."""
        from coprosec.ui.navigation import QuizPlace

        self.program.window.go(QuizPlace(QuizId("m1-quiz")))
        self.settle()
        assert self.program._screens is not None
        screen = self.program._screens.quiz
        state = screen._state
        assert state is not None
        for nth, item in enumerate(state.plan.items):
            assert screen.page.sheet is not None
            screen.page.sheet.give(respond(item), 1 + nth % 3)
            if nth == 0:
                self.shoot(f"quiz-{name}{suffix}-avant")
            screen.page._advance()
            self.settle()
            if nth == 0:
                self.shoot(f"quiz-{name}{suffix}-apres")
            screen.page._advance()
            self.settle()
        self.shoot(f"resultats-{name}{suffix}")

    def looks(self, suffix: str) -> None:
        """The page of looks, from its top and from its end."""
        from coprosec.ui.navigation import DisplayPlace

        self.program.window.go(DisplayPlace())
        self.shoot(f"affichage{suffix}")
        bar = self.program.window.page._scroll.verticalScrollBar()  # type: ignore[attr-defined]
        bar.setValue(bar.maximum())
        self.shoot(f"affichage-fin{suffix}")

    def errors(self, suffix: str) -> None:
        from coprosec.ui.navigation import LessonPlace, QuizPlace

        self.program.window.go(LessonPlace(LessonId("disparue")))
        self.shoot(f"erreur-lecon-disparue{suffix}")
        self.program.window.go(QuizPlace(QuizId("disparu")))
        self.shoot(f"erreur-quiz-disparu{suffix}")

    def self_check(self, suffix: str) -> None:
        """The first question inside a lesson, answered wrong."""
        from coprosec.ui.navigation import LessonPlace

        catalog = self.program._get_catalog()
        heads = catalog.outline().modules[0].lessons
        lesson = next(found for found in (catalog.lesson(head.id) for head in heads) if found.items)
        self.program.window.go(LessonPlace(lesson.id))
        self.settle()
        assert self.program._screens is not None
        view = self.program._screens.lesson.page.view
        assert view is not None
        check = view.checks[lesson.items[0].id]
        check.answered.emit(check.item, wrong(check.item))
        self.settle()
        view.ensureWidgetVisible(check.notice)
        self.shoot(f"lecon-question-repondue{suffix}")

    def zoom(self, suffix: str) -> None:
        """A figure enlarged; the dialog is modal, so it is photographed from within."""
        from coprosec.ui.navigation import LessonPlace
        from coprosec.ui.widgets.figure import Figure, FigureDialog

        assert self.program._screens is not None
        for head in self.program._get_catalog().outline().modules[0].lessons:
            self.program.window.go(LessonPlace(head.id))
            self.settle()
            view = self.program._screens.lesson.page.view
            assert view is not None
            figure = view.findChild(Figure)
            if figure is not None:
                dialog = FigureDialog(
                    self.program.theme, figure._picture, figure._alt, figure._caption_text, self.program.window
                )
                dialog.show()
                self.shoot(f"figure-agrandie{suffix}", dialog)
                dialog.close()
                dialog.deleteLater()
                return

    def quiz_kinds(self, suffix: str) -> None:
        """The quiz page with a question of each kind that the modules ask, before and after its answer."""
        from coprosec.domain.attempts import AttemptPlan, AttemptState, Outcome
        from coprosec.domain.clock import utc_now
        from coprosec.domain.ids import AttemptId, LearnerId
        from coprosec.ui.navigation import QuizPlace

        self.program.window.go(QuizPlace(QuizId("m1-quiz")))
        self.settle()
        catalog = self.program._get_catalog()
        assert self.program._screens is not None
        page, kinds = self.program._screens.quiz.page, dict[str, Item]()
        for module in catalog.outline().modules:
            for item in catalog.quiz(module.quiz.id).items if module.quiz else ():
                kinds.setdefault(item.body.kind, item)
        plan = AttemptPlan(QuizId("m1-quiz"), "Quiz", "", 0.8, False, "", tuple(kinds.values()), certainty=True)
        state = AttemptState(AttemptId("essai"), LearnerId("essai"), plan, utc_now(), {}, None)
        for nth, (kind, item) in enumerate(kinds.items()):
            page.show_item(state, nth, "MODULE 1 · QUIZ")
            self.shoot(f"quiz-{kind}{suffix}-avant")
            assert page.sheet is not None
            page.sheet.give(wrong(item), None)
            page.show_outcome(Outcome(wrong(item), item.body.grade(wrong(item)), utc_now()), "La leçon", last=False)
            self.shoot(f"quiz-{kind}{suffix}-apres")

    def sign_in_pages(self, suffix: str) -> None:
        """The names, then a new one; nobody may be signed in."""
        self.shoot(f"connexion-liste{suffix}")
        self.program._signin.page.show_newcomer()
        self.program._signin.page.newcomer.name.setText("Nadège Hounkpè")
        self.shoot(f"connexion-nouveau-nom{suffix}")
        self.program._signin.page.show_names()

    def everything(self, sizes: Sequence[Size]) -> None:
        """Every page in every state, at each size."""
        for size in sizes:
            suffix = self.resize(size)
            self.pages(suffix)
            self.searching(suffix)
            self.notebook(suffix)
            self.definition(suffix)
            self.aloud(suffix)
            self.self_check(suffix)
            self.zoom(suffix)
            self.every_kind(suffix)
            self.quiz_kinds(suffix)
            self.quiz("rate", wrong, suffix)
            self.quiz("reussi", lambda item: item.body.key() or wrong(item), suffix)
            beside(self, suffix)
            self.errors(suffix)
            self.looks(suffix)
        self.preview()

    def preview(self) -> None:
        """What an author sees beside the editor: a good lesson, then one that was just broken. Last: it restyles."""
        from coprosec import wiring

        with tempfile.TemporaryDirectory() as folder:
            course = Path(shutil.copytree(paths.MODULES, Path(folder) / "cours"))
            lesson = course / "01-menaces" / "02-nord.md"
            window = wiring.build_preview(course, lesson)
            window.show()
            window.start()
            self.wait(lambda: window.view is not None)
            self.shoot("apercu", window)
            lesson.write_text(lesson.read_text("utf-8").replace("Gardez", "Gardez <b>bien</b>[^rien]", 1), "utf-8")
            self.wait(window.notice.isVisible)
            self.shoot("apercu-faute", window)
            window.close()

    def close(self) -> None:
        self.program.window.close()


def wrong(item: Item) -> Response:
    """A response that does not win everything, where there is one."""
    body, key = item.body, item.body.key()
    match body.kind:
        case "single" | "true-false":
            return (next(choice["id"] for choice in body.to_data()["choices"] if choice["id"] not in key),)
        case "multiple":
            return key[:1]
        case "opinion":
            return (body.to_data()["choices"][0]["id"],)
        case "ordering":
            return (key[1], key[0], *key[2:])
        case "matching":
            return (key[0],) * len(key)
        case "number":
            return ("1",)
        case _:
            return ("je ne sais pas",) * max(1, len(key))


def save(name: str, widget: "QWidget") -> None:
    """Keep a picture, and tell what is cut or nameless there."""
    from tests.ui import audit

    widget.grab().save(str(FOLDER / f"{name}.png"))
    for fault in audit.faults(widget):
        print(f"{name} : {fault}")


def walk_through(app: "QApplication", sizes: Sequence[Size], keep: Keep = save) -> None:
    """Every page in every state that is worth a look; `keep` is given each."""
    from coprosec.services.demo import fill

    with tempfile.TemporaryDirectory() as folder:
        damaged = DataFolder(Path(folder) / "abimee")
        damaged.root.mkdir()
        damaged.database.write_bytes(b"ceci n'est pas une base" * 400)
        with closing(Photographer(app, damaged, keep=keep)) as broken:
            broken.shoot("connexion-base-abimee")

        nowhere = Path(folder) / "nulle-part"
        with closing(Photographer(app, DataFolder(Path(folder) / "sans-cours"), nowhere, keep=keep)) as no_course:
            no_course.shoot("connexion-cours-introuvable")

        with closing(Photographer(app, DataFolder(Path(folder) / "donnees"), keep=keep)) as walk:
            walk.shoot("connexion-premiere-fois")
            walk.register("Afi Dossou")
            walk.shoot("accueil-nouveau")
            walk.everything(sizes)

        with closing(Photographer(app, DataFolder(Path(folder) / "commun"), keep=keep)) as shared:
            access(shared, sizes, FOLDER)

        with closing(Photographer(app, DataFolder(Path(folder) / "personne"), keep=keep)) as alone:
            unpeopled(alone, sizes)

        known = DataFolder(Path(folder) / "connus")
        fill(known, paths.MODULES, learners=9, seed=1, today=date(2026, 11, 24))
        with closing(Photographer(app, known, keep=keep)) as several:
            for size in sizes:
                several.sign_in_pages(several.resize(size))
            learned(several, sizes)
            trained(several, sizes)
            gathered(several, sizes)
            kept(several, sizes)
            care(several, sizes)


def main() -> int:
    server = start_screen()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    from coprosec.ui.application import qt_application

    words = sys.argv[1:]
    try:
        walk_through(
            qt_application(sys.argv[:1]),
            [size for size in SIZES if all(word in f"{suffix_of(size)}-{size[3]}" for word in words)],
        )
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    print(f"{len(list(FOLDER.glob('*.png')))} images dans {FOLDER.relative_to(Path.cwd())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
