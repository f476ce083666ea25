"""The recovery sheet on paper: one A4 page, for a printer or a PDF."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from coprosec.disk import replace_durably
from coprosec.errors import unwritable
from coprosec.ui.theme import UI_FACE, Theme
from coprosec.ui.translation import tr

_WIDTH = 510.0
"""Between the margins of an A4 page, in points; every length below is in points too."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page says; `day` is written out."""

    centre: str
    device: str
    trainer: str
    code: str
    day: str


def save_pdf(sheet: Sheet, theme: Theme, target: Path) -> None:
    """Write the page beside its name, then rename it. KnownError NO_RIGHTS when the folder does not allow it."""
    temporary = target.with_name(f"{target.name}.tmp")
    writer = QPdfWriter(str(temporary))
    writer.setTitle(tr("Feuille de secours"))
    writer.setResolution(300)
    try:
        if not draw(sheet, theme, writer):
            raise OSError
        replace_durably(temporary, target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise unwritable(error, target.parent) from error


def draw(sheet: Sheet, theme: Theme, device: QPagedPaintDevice) -> bool:
    """Draw on a printer or a PDF; False when it cannot be begun."""
    margins = QMarginsF(15, 18, 15, 18)
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = device.width() / _WIDTH
    painter.scale(scale, scale)
    _Drawing(painter, theme.for_paper()).page(sheet)
    return bool(painter.end())


class _Drawing:
    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme
        self._y = 0.0

    def page(self, sheet: Sheet) -> None:
        self._band()
        self._text(tr("Feuille de secours"), 24, bold=True, after=8)
        self._text(
            tr("Elle rend l’accès à l’espace formateur quand son mot de passe est oublié."), 12, token="muted", after=22
        )
        for name, value in (
            (tr("Centre"), sheet.centre),
            (tr("Poste"), sheet.device),
            (tr("Formateur"), sheet.trainer),
            (tr("Faite"), sheet.day),
        ):
            self._fact(name, value)
        self._y += 16
        self._code(sheet.code)
        self._text(tr("Si le mot de passe est oublié"), 14, bold=True, after=8)
        for nth, step in enumerate(
            (
                tr("Sur la page des noms, choisissez « Espace formateur », puis « Mot de passe perdu ? »."),
                tr("Tapez le code ci-dessus, puis un nouveau mot de passe."),
                tr("Imprimez la nouvelle feuille que le programme donne alors : ce code ne sert qu’une fois."),
            ),
            start=1,
        ):
            self._text(f"{nth}.  {step}", 12, after=7)
        self._y += 6
        self._text(
            tr(
                "Le fichier .cle, enregistré en même temps que cette feuille, contient la clé de signature du poste, "
                "scellée par ce code. Sur un nouveau poste : coprosec keys --restore FICHIER.cle"
            ),
            12,
            token="muted",
            after=7,
        )
        self._y += 10
        self._warning(
            tr(
                "Rangez cette feuille sous clé, loin du poste. Qui la possède peut prendre la place du formateur. "
                "Le programme ne garde pas ce code : il ne peut pas l’imprimer de nouveau."
            )
        )

    def _band(self) -> None:
        self._painter.fillRect(QRectF(0, 0, _WIDTH, 46), self._theme.color("navigation"))
        self._painter.setPen(self._theme.color("on_navigation"))
        self._painter.setFont(self._font(13, bold=True))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(QRectF(20, 0, _WIDTH - 40, 46), middle, tr("Coproduire la sécurité"))
        self._y = 74

    def _fact(self, name: str, value: str) -> None:
        top = self._y
        self._text(name, 12, token="muted", width=96)
        bottom = self._y
        self._y = top
        self._text(value, 12, bold=True, left=100, after=7)
        self._y = max(self._y, bottom + 7)

    def _code(self, code: str) -> None:
        """One box a group, so that eyes do not lose their place."""
        groups = code.split("-")
        gap = 12.0
        width = (_WIDTH - gap * (len(groups) - 1)) / len(groups)
        self._text(tr("Code de secours"), 14, bold=True, after=8)
        for nth, group in enumerate(groups):
            box = QRectF(nth * (width + gap), self._y, width, 58)
            self._painter.setPen(QPen(self._theme.color("primary"), 1.5))
            self._painter.setBrush(self._theme.color("primary_soft"))
            self._painter.drawRoundedRect(box, 7, 7)
            self._painter.setPen(self._theme.color("ink"))
            font = self._font(26, bold=True)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 115)
            self._painter.setFont(font)
            self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, group)
        self._y += 84

    def _warning(self, text: str) -> None:
        inside = QRectF(18, self._y + 14, _WIDTH - 36, 200)
        self._painter.setFont(self._font(12))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        needed = self._painter.boundingRect(inside, flags, text)
        box = QRectF(0, self._y, _WIDTH, needed.height() + 28)
        self._painter.setPen(QPen(self._theme.color("accent_dark"), 1.2))
        self._painter.setBrush(self._theme.color("accent_soft"))
        self._painter.drawRoundedRect(box, 7, 7)
        self._painter.setPen(self._theme.color("ink"))
        self._painter.drawText(inside, flags, text)
        self._y += box.height()

    def _text(
        self,
        text: str,
        points: int,
        *,
        bold: bool = False,
        token: str = "ink",
        left: float = 0,
        width: float = 0,
        after: float = 0,
    ) -> None:
        self._painter.setFont(self._font(points, bold=bold))
        self._painter.setPen(self._theme.color(token))
        area = QRectF(left, self._y, width or _WIDTH - left, 600)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        used = self._painter.boundingRect(area, flags, text)
        self._painter.drawText(area, flags, text)
        self._y = used.bottom() + after

    @staticmethod
    def _font(points: int, *, bold: bool = False) -> QFont:
        font = QFont(UI_FACE)
        font.setPixelSize(points)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font
