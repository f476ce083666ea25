"""A lesson on paper: made by the program, read back by other programs."""

import errno
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprosec.domain.ids import LessonId
from coprosec.domain.items import Item
from coprosec.domain.lesson import FigureBlock, ItemBlock, Lesson
from coprosec.paths import DataFolder
from coprosec.ui.lesson.paper_html import item_html, lesson_html
from coprosec.ui.lesson.printing import file_name
from coprosec.ui.navigation import HomePlace
from tests import samples
from tests.ui.conftest import Answer, Open
from tests.ui.desk import CONTROL, LESSON, Desk

P, DOWN = Qt.Key.Key_P, Qt.Key.Key_Down


def printing(desk: Desk) -> Any:
    screens = desk.application._screens
    assert screens is not None
    return screens.lesson._printing


def lesson(desk: Desk, name: str = "m1-menace") -> Lesson:
    return desk.application._get_catalog().lesson(LessonId(name))


def choose_pdf(desk: Desk) -> None:
    """Ctrl+P, then the second line of the menu."""
    desk.press(P, CONTROL)
    menu = printing(desk).menu
    assert [action.text() for action in menu.actions()] == ["Imprimer sur papier…", "Enregistrer en PDF…"]
    menu.actions()[1].trigger()
    menu.close()


def made(desk: Desk, path: Path) -> Path:
    desk.reach(lambda: desk.page.footer.state.text() == f"PDF enregistré : {path.name}")
    return path


def words(text: str) -> str:
    """Text without the layout of its lines."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """Text without any space: pypdf puts some where letters are kerned."""
    return "".join(text.split())


def test_given_a_lesson_when_ctrl_p_is_pressed_then_the_pdf_is_read_by_other_programs(
    desk: Desk, answer: Answer, tmp_path: Path
) -> None:
    # GIVEN a lesson with figures, questions and sources
    desk.register()
    desk.go(LESSON)
    answer(tmp_path / "leçon à lire.pdf")

    # WHEN it is saved as a PDF
    choose_pdf(desk)
    path = made(desk, tmp_path / "leçon à lire.pdf")

    # THEN every page has its header and number, A4, its fonts inside
    reader = PdfReader(path)
    pages = [words(page.extract_text()) for page in reader.pages]
    course = desk.application._get_catalog().outline()
    assert len(pages) > 2
    for nth, (page, text) in enumerate(zip(reader.pages, pages, strict=True), 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert f"page {nth} sur {len(pages)}" in text
        assert f"version {course.version}" in text
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            [one] = font.get_object()["/DescendantFonts"]
            assert "/FontFile2" in one.get_object()["/FontDescriptor"]

    # AND its text is there, accents and all, its figures too, its questions without their answers
    whole = letters(" ".join(pages))
    assert letters("Une forte pluie, un chauffeur qui roule trop vite") in whole
    assert letters("La caisse passe la nuit dans un tiroir sans clé") in whole
    assert letters("La menace vient du dehors") not in whole
    assert letters("Sources de cette leçon") in whole
    figures = [block for block in lesson(desk).blocks if isinstance(block, FigureBlock)]
    assert sum(len(page.images) for page in reader.pages) == len(figures)
    assert reader.metadata is not None
    assert reader.metadata.title == lesson(desk).title
    assert not list(tmp_path.glob("*.tmp"))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext missing: sudo apt-get install poppler-utils")
def test_given_every_lesson_then_poppler_reads_its_title_and_each_of_its_questions(desk: Desk, tmp_path: Path) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(P, CONTROL)
    printing(desk).menu.close()
    course = desk.application._get_catalog().outline()
    for head in course.modules[3].lessons[:2]:
        one, path = lesson(desk, head.id), tmp_path / f"{head.id}.pdf"
        printing(desk).make_pdf(one, "MODULE 4", "Cours", path)
        made(desk, path)
        told = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, encoding="utf-8").stdout
        text = words(told).replace("\u202f", " ").replace("\u00a0", " ")
        assert words(one.title).replace("\u202f", " ").replace("\u00a0", " ") in text
        assert text.count("Vérifiez-vous") == len([block for block in one.blocks if isinstance(block, ItemBlock)])


def test_given_a_title_or_a_figure_at_the_end_of_a_page_then_it_goes_with_what_follows(
    desk: Desk, tmp_path: Path
) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(P, CONTROL)
    printing(desk).menu.close()
    printing(desk).make_pdf(lesson(desk), "", "Cours", tmp_path / "l.pdf")
    reader = PdfReader(made(desk, tmp_path / "l.pdf"))
    titles = {letters(title) for _anchor, title in lesson(desk).anchors}
    for page in reader.pages:
        lines = [line.strip() for line in page.extract_text().splitlines() if line.strip()]
        body = [line for line in lines if not line.startswith("page ")]
        assert letters(body[-1]) not in titles
        for block in lesson(desk).blocks:
            if isinstance(block, FigureBlock) and letters(block.caption) in letters(page.extract_text()):
                assert page.images, "a caption left its figure behind"


@pytest.mark.parametrize(
    "code, title",
    [
        (errno.ENOSPC, "Il n’y a plus de place là où le fichier doit être écrit."),
        (errno.EACCES, "Le fichier ne peut pas être écrit à cet endroit."),
    ],
)
def test_given_a_disk_that_refuses_then_it_is_said_and_the_file_before_is_kept(
    code: int,
    title: str,
    desk: Desk,
    answer: Answer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # GIVEN a PDF made before, and a disk that now refuses
    target = tmp_path / "leçon.pdf"
    target.write_bytes(b"avant")
    answer(target)

    def refuse(_path: Path, _content: bytes) -> None:
        raise OSError(code, "refused")

    desk.register()
    desk.go(LESSON)

    # WHEN the lesson is saved in its place
    monkeypatch.setattr("coprosec.services.files.write_durably", refuse)
    choose_pdf(desk)

    # THEN it is said, and what was there is untouched
    desk.reach(lambda: desk.page.notice.accessibleName() == title)
    assert target.read_bytes() == b"avant"


def test_given_a_folder_that_is_gone_then_it_is_said(desk: Desk, answer: Answer, tmp_path: Path) -> None:
    answer(tmp_path / "nulle part" / "leçon.pdf")
    desk.register()
    desk.go(LESSON)
    choose_pdf(desk)
    desk.reach(lambda: "ne peut pas être écrit" in desk.page.notice.accessibleName())


def test_given_a_kiosk_then_no_dialog_shows_files(data: DataFolder, opened: Open) -> None:
    data.settings.write_text("kiosk = true\n")
    desk = opened()
    desk.register()
    desk.go(LESSON)
    desk.press(P, CONTROL)
    menu = printing(desk).menu
    assert [action.text() for action in menu.actions()] == ["Imprimer sur papier"]
    menu.close()
    desk.window.locked_open = False  # else nothing closes it


def test_given_the_dialog_closed_without_a_choice_then_nothing_happens(desk: Desk, answer: Answer) -> None:
    answer(None)
    desk.register()
    desk.go(LESSON)
    choose_pdf(desk)
    desk.settle()
    assert desk.page.footer.state.text() == ""


def test_given_no_printer_when_paper_is_chosen_then_the_pdf_is_proposed(desk: Desk) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this PC has a printer: nothing is printed in tests")
    desk.register()
    desk.go(LESSON)
    desk.press(P, CONTROL)
    printing(desk).menu.actions()[0].trigger()
    printing(desk).menu.close()
    assert desk.page.notice.accessibleName() == "Aucune imprimante n’est installée sur ce poste."


def test_given_a_printer_then_only_the_pages_asked_for_are_printed(desk: Desk, tmp_path: Path) -> None:
    """A printer of Qt's that prints into a file: the same way as to a real one."""
    from PySide6.QtPrintSupport import QPrinter

    desk.register()
    desk.go(LESSON)
    desk.press(P, CONTROL)
    printing(desk).menu.close()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    paper = printing(desk)._paper(lesson(desk), "", "Cours")
    printing(desk)._start(paper, printer, printing(desk)._printed, 2, 3)
    del printer
    desk.reach(lambda: desk.page.footer.state.text() == "Leçon envoyée à l’imprimante")
    assert len(PdfReader(tmp_path / "papier.pdf").pages) == 2


def test_given_another_page_asked_for_while_pages_are_drawn_then_drawing_stops(desk: Desk, tmp_path: Path) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(P, CONTROL)
    printing(desk).menu.close()
    printing(desk).make_pdf(lesson(desk), "", "Cours", tmp_path / "jamais.pdf")
    desk.go(HomePlace())
    assert printing(desk)._drawing is None
    assert not (tmp_path / "jamais.pdf").exists()


@pytest.mark.parametrize("body", [samples.SINGLE, samples.MULTIPLE, samples.OPINION], ids=lambda body: str(body.kind))
def test_a_printed_question_gives_nothing_of_its_feedback(body: Any) -> None:
    item = samples.item("q", body)
    html = item_html(item)
    assert item.prompt in html
    assert not item.feedback or item.feedback not in html
    assert all(choice.text in html for choice in body.choices)


def test_every_kind_of_question_of_the_course_can_be_printed(desk: Desk, qtbot: QtBot) -> None:
    seen: dict[str, Item] = {}
    catalog = desk.application._get_catalog()
    for module in catalog.outline().modules:
        for item in catalog.quiz(module.quiz.id).items if module.quiz else ():
            seen.setdefault(item.body.kind, item)
    for item in seen.values():
        assert item.prompt in item_html(item)


def test_a_figure_that_cannot_be_shown_is_told_by_its_alternative(desk: Desk) -> None:
    html = lesson_html(lesson(desk), "", lambda _block: "")
    assert "Deux cours sous la même pluie" in html


@pytest.mark.parametrize(
    "title, name",
    [
        ("Une menace ?", "Une menace"),
        ("a/b:c*?", "a b c"),
        ("...", "lecon"),
        ("é" * 99, "é" * 80),
    ],
)
def test_a_title_becomes_a_name_that_any_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name
