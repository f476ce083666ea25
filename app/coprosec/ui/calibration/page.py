"""The page of certainty: a picture, the same in a table and in words, and what one is wrongly sure of."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprosec.domain.calibration import Calibration, Fit, Level, SureAndWrong
from coprosec.domain.certainty import RIGHT, WRONG
from coprosec.domain.counting import counted
from coprosec.domain.ids import ItemId, LessonId
from coprosec.domain.items import Item
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.charts import Band, BandChart
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.plain import plain
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label, rich_label
from coprosec.ui.wording import Explanation, certainty_name, percent, signed

_LISTED = 12
"""How many questions of « Sûr et faux » are shown."""


class CalibrationPage(QWidget):
    """Signals:
    lesson_requested: a lesson to read again (LessonId).
    results_requested: back to one's results.
    reviews_requested: the questions that come back today.
    course_requested: go on with the course.
    """

    lesson_requested = Signal(str)
    results_requested = Signal()
    reviews_requested = Signal()
    course_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Calibration, Mapping[ItemId, Item], Mapping[LessonId, str]] | None = None
        self._scroll = BodyColumn(theme, 820)
        self.notice = self._scroll.notice
        self._results = button(self.tr("Mes résultats"))
        self._results.clicked.connect(self.results_requested)
        self._primary = button("", "primary")
        self._primary.clicked.connect(self._go_on)
        lay_page(self, self._scroll, Footer(self._results, self._primary))
        theme.changed.connect(self._restyle)
        self._dress()

    def show_calibration(
        self, calibration: Calibration, items: Mapping[ItemId, Item], lessons: Mapping[LessonId, str]
    ) -> None:
        """`items` gives the questions that can be shown, `lessons` the titles that the course still has."""
        self._shown = (calibration, items, lessons)
        self.notice.hide()
        with self._scroll.new_body(self._theme.px(14)) as rows:
            if calibration.answers:
                rows.addWidget(label(self.tr("MA CERTITUDE"), "eyebrow"))
                rows.addWidget(label(self.tr("Savez-vous ce que vous savez ?"), "title", wrap=True))
                self._fill(rows, calibration, items, lessons)
            else:
                self.notice.fill(self.tr("Savez-vous ce que vous savez ?"), self._promise(), "target")
        self._dress()
        self._scroll.show_from_top()
        take_keyboard(self._primary)

    def _go_on(self) -> None:
        (self.reviews_requested if self._shown and self._shown[0].answers else self.course_requested).emit()

    def _promise(self) -> str:
        return self.tr(
            "Dans les quiz et les révisions, dites à chaque réponse si vous la croyez juste : cette page dira si vous "
            "avez raison d’y croire."
        )

    def show_error(self, explanation: Explanation) -> None:
        self._scroll.show_error(explanation)

    def _fill(
        self,
        rows: QVBoxLayout,
        calibration: Calibration,
        items: Mapping[ItemId, Item],
        lessons: Mapping[LessonId, str],
    ) -> None:
        count = counted(calibration.answers, self.tr("réponse"), self.tr("réponses"))
        rows.addWidget(label(self.tr("D’après {count} avec certitude.").format(count=count), "muted"))
        if calibration.few:
            self.notice.say(
                self.tr("Encore peu de réponses."),
                self.tr("Le hasard pèse lourd : attendez une vingtaine de réponses avant d’en tirer une leçon."),
                "warm",
            )
        rows.addWidget(self._picture(calibration))
        for sentence in self._reading(calibration):
            rows.addWidget(label(sentence, wrap=True))
        rows.addWidget(self._table(calibration))
        if calibration.sure_and_wrong:
            rows.addWidget(label(self.tr("Sûr et faux : à relire d’abord"), "section", wrap=True))
            rows.addWidget(self._sure_and_wrong(calibration, items, lessons))

    def _picture(self, calibration: Calibration) -> Card:
        card = Card((16, 12, 16, 12), 6)
        chart = BandChart(self._theme, [self._band(level) for level in calibration.levels])
        told = " ".join(self._level_words(level) for level in calibration.levels)
        chart.describe(self.tr("Réponses justes selon la certitude"), told)
        card.rows.addWidget(chart)
        legend = self.tr(
            "Le point : vos réponses justes. La bande : ce que cette certitude promet. Cercle vide : trop peu."
        )
        card.rows.addWidget(label(legend, "small", wrap=True))
        return card

    def _band(self, level: Level) -> Band:
        least, most = level.promised
        share = level.share
        count = counted(level.answers, self.tr("réponse"), self.tr("réponses"))
        value = None if share is None else int(share * 100)
        lines = (certainty_name(level.certainty), count)
        return Band(round(least * 100), round(most * 100), value, lines, level.fit is Fit.FEW)

    def _level_words(self, level: Level) -> str:
        count = counted(level.answers, self.tr("réponse"), self.tr("réponses"))
        if level.share is None:
            return self.tr("« {name} » : aucune réponse.").format(name=certainty_name(level.certainty))
        return self.tr("« {name} » : {share} juste, sur {count}.").format(
            name=certainty_name(level.certainty), share=percent(int(level.share * 100)), count=count
        )

    def _reading(self, calibration: Calibration) -> list[str]:
        """What the picture says, in plain French."""
        told = {
            Fit.TOO_SURE: self.tr(
                "Quand vous dites « {name} », vous avez raison {share} du temps : c’est moins que vous ne le croyez. "
                "Relisez la question avant d’être aussi affirmatif."
            ),
            Fit.FITS: self.tr("Quand vous dites « {name} », vous avez raison {share} du temps : c’est bien jugé."),
            Fit.TOO_MODEST: self.tr(
                "Quand vous dites « {name} », vous avez raison {share} du temps : vous en savez plus que vous ne le "
                "croyez. Faites-vous confiance."
            ),
        }
        return [
            told[level.fit].format(name=certainty_name(level.certainty), share=percent(int(level.share * 100)))
            for level in calibration.levels
            if level.fit in told and level.share is not None
        ]

    def _table(self, calibration: Calibration) -> Card:
        """One text, whose cells wrap: a grid of labels would be clipped by large text."""
        heads = (self.tr("Certitude"), self.tr("Réponses"), self.tr("Justes"), self.tr("Attendu"), self.tr("Points"))
        lines = [heads, *(self._cells(level) for level in calibration.levels)]
        rows = "".join(f"<tr>{''.join(self._cell(nth, cell) for nth, cell in enumerate(line))}</tr>" for line in lines)
        total = self.tr("Au total {points} points de certitude sur {most} : {average} par réponse.").format(
            points=signed(calibration.marks.points),
            most=calibration.marks.most,
            average=signed(calibration.marks.average),
        )
        card = Card((16, 12, 16, 14), 6)
        card.rows.addWidget(rich_label(f'<table width="100%" cellpadding="5">{rows}</table>'))
        card.rows.addWidget(label(total, "small", wrap=True))
        return card

    @staticmethod
    def _cell(column: int, text: str) -> str:
        return f'<td align="{"right" if column else "left"}">{f"<b>{text}</b>" if column == 0 else text}</td>'

    def _cells(self, level: Level) -> tuple[str, ...]:
        least, most = level.promised
        expected = self.tr("{least} à {most}").format(least=round(least * 100), most=percent(round(most * 100)))
        wrong = str(WRONG[level.certainty]).replace("-", "−")
        return (
            certainty_name(level.certainty),
            str(level.answers),
            "–" if level.share is None else percent(int(level.share * 100)),
            expected,
            f"+{RIGHT[level.certainty]} / {wrong}",
        )

    def _sure_and_wrong(
        self, calibration: Calibration, items: Mapping[ItemId, Item], lessons: Mapping[LessonId, str]
    ) -> Card:
        card = Card()
        for one in calibration.sure_and_wrong[:_LISTED]:
            card.rows.addWidget(self._sure_row(one, items.get(one.item), lessons))
        return card

    def _sure_row(self, one: SureAndWrong, item: Item | None, lessons: Mapping[LessonId, str]) -> RowButton:
        text = plain(item.prompt) if item else self.tr("Une question d’une version plus récente du programme")
        detail = self.tr("juste depuis") if one.mended else self.tr("relire la leçon")
        mark = ("circle-check", "primary") if one.mended else ("triangle-alert", "danger")
        row = RowButton(self._theme, mark, text, detail)
        title = lessons.get(item.lesson) if item else None
        if item is None or title is None:
            row.setEnabled(False)
            row.setAccessibleDescription(self.tr("Sa leçon n’est plus dans le cours."))
        else:
            row.setToolTip(self.tr("Leçon « {title} »").format(title=title))
            row.setAccessibleDescription(row.toolTip())
            row.clicked.connect(lambda _checked=False, lesson=item.lesson: self.lesson_requested.emit(lesson))
        return row

    def _dress(self) -> None:
        set_icon(self._results, self._theme, "award")
        some = self._shown is None or bool(self._shown[0].answers)
        set_words(self._primary, self.tr("Révisions du jour") if some else self.tr("Continuer le cours"))
        set_icon(self._primary, self._theme, "rotate-ccw" if some else "arrow-right", "on_primary", after=True)

    def _restyle(self) -> None:
        self._dress()
        if self._shown is not None:
            self.show_calibration(*self._shown)
