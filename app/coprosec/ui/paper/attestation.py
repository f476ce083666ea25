"""Attestations on A4 landscape, one a page, a group in one file; their codes stand in the file's metadata too."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from coprosec.disk import replace_durably
from coprosec.domain.certificates import Certificate, ModuleLine
from coprosec.domain.dates import french_date
from coprosec.domain.work import Progress, unwatched
from coprosec.ui.paper.ornaments import qr_code, seal, weave, write_in
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.wording import minutes as spoken_minutes
from coprosec.ui.wording import percent

_DPI = 600
_WIDTH, _HEIGHT = 297.0, 210.0
_BAND = 66.0
_LEFT, _RIGHT = 82.0, 279.0
_CENTRED = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
_RIGHTWARDS = int(Qt.AlignmentFlag.AlignRight)
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:c="urn:coprosec:attestation:1">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<c:codes><rdf:Seq>{codes}</rdf:Seq></c:codes>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def write_attestations(
    certificates: Sequence[Certificate], target: Path, theme: Theme, progress: Progress = unwatched
) -> None:
    """Write the file beside, then rename it. OSError when it cannot be; Cancelled leaves nothing."""
    temporary = target.with_name(f"{target.name}.tmp")
    painter, paper = QPainter(), theme.for_paper()
    try:
        temporary.touch()
        writer = _writer(temporary, certificates)
        if not painter.begin(writer):
            raise OSError(str(temporary))
        painter.scale(_DPI / 25.4, _DPI / 25.4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for nth, certificate in enumerate(certificates):
            if nth:
                writer.newPage()
            _Page(painter, paper, certificate).draw()
            progress((nth + 1) / len(certificates))
        painter.end()
        replace_durably(temporary, target)
    finally:
        if painter.isActive():
            painter.end()
        temporary.unlink(missing_ok=True)


def _writer(path: Path, certificates: Sequence[Certificate]) -> QPdfWriter:
    writer = QPdfWriter(str(path))
    title = tr("Attestation") if len(certificates) == 1 else tr("Attestations")
    writer.setTitle(title)
    writer.setCreator("Coproduire la sécurité")
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    codes = "".join(f"<rdf:li>{escape(certificate.code, quote=False)}</rdf:li>" for certificate in certificates)
    writer.setDocumentXmpMetadata(_XMP.format(title=escape(title), codes=codes).encode())
    return writer


class _Page:
    """One attestation, drawn from what was frozen when it was awarded."""

    def __init__(self, painter: QPainter, theme: Theme, certificate: Certificate) -> None:
        self._painter = painter
        self._theme = theme
        self._certificate = certificate

    def draw(self) -> None:
        self._band()
        self._frame()
        y = self._heading()
        y = self._facts(y + 5)
        self._modules(y + 5)
        self._foot()

    def _band(self) -> None:
        painter, theme, claim = self._painter, self._theme, self._certificate.claim
        painter.save()
        painter.setClipRect(QRectF(0, 0, _BAND, _HEIGHT))
        painter.fillRect(QRectF(0, 0, _BAND, _HEIGHT), theme.color("navigation"))
        weave(painter, QPointF(_BAND / 2, 72), 62, theme.color("navigation_active"), petals=48)
        painter.restore()
        painter.fillRect(QRectF(_BAND, 0, 1.4, _HEIGHT), theme.color("accent"))
        seal(painter, theme, QPointF(_BAND / 2, 72), 24, f" {claim.centre or tr('Coproduire la sécurité')} ★".upper())
        white = theme.color("on_navigation")
        self._text((8, 15, _BAND - 16, 18), tr("Coproduire la sécurité"), 56, white, _CENTRED, bold=True)
        card = QRectF(11, 126, 44, 44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(card.adjusted(-2, -2, 2, 2), 2.5, 2.5)
        qr_code(painter, self._certificate.code, card)
        self._text(
            (6, 175, _BAND - 12, 7), tr("N° {number}").format(number=claim.number), 38, white, _CENTRED, bold=True
        )
        told = tr("Signée. Toute copie du programme la vérifie sans réseau, à la page « Vérifier ».")
        self._text((7, 182, _BAND - 14, 16), told, 26, theme.color("on_navigation_muted"), _CENTRED)

    def _frame(self) -> None:
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("line_strong"), 0.18))
        painter.drawRect(QRectF(_BAND + 6, 6, _WIDTH - _BAND - 12, _HEIGHT - 12))
        painter.setPen(QPen(self._theme.color("line"), 0.5))
        painter.drawRect(QRectF(_BAND + 7.4, 7.4, _WIDTH - _BAND - 14.8, _HEIGHT - 14.8))

    def _heading(self) -> float:
        theme, claim = self._theme, self._certificate.claim
        ink, muted = theme.color("ink"), theme.color("muted")
        self._text((_LEFT, 19, 190, 7), claim.centre.upper(), 36, muted, bold=True)
        self._text((_LEFT, 27, 190, 17), tr("Attestation de formation"), 112, theme.color("primary_dark"), bold=True)
        self._text((_LEFT, 47, 190, 8), tr("décernée à"), 46, muted)
        size = 108 if len(claim.name) <= 26 else 78 if len(claim.name) <= 40 else 58
        self._text((_LEFT, 54, 197, 17), claim.name, size, ink, bold=True)
        self._painter.fillRect(QRectF(_LEFT, 72, 34, 0.9), theme.color("accent"))
        self._text((_LEFT, 77, 190, 8), tr("pour avoir suivi jusqu’au bout le cours"), 46, muted)
        place = (_LEFT, 84, _RIGHT - _LEFT, 20)
        return 84 + self._text(place, f"« {self._certificate.course_title} »", 58, ink, bold=True)

    def _facts(self, top: float) -> float:
        claim, certificate = self._certificate.claim, self._certificate
        facts = (
            (tr("Résultat"), percent(claim.percent)),
            (tr("Durée du cours"), spoken_minutes(certificate.minutes)),
            (tr("Date"), french_date(claim.day)),
            (tr("Version du cours"), claim.version),
        )
        left = _LEFT
        for (title, value), share in zip(facts, (0.2, 0.22, 0.33, 0.25), strict=True):
            width = (_RIGHT - _LEFT - 9) * share
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._theme.color("primary_soft"))
            self._painter.drawRoundedRect(QRectF(left, top, width, 15), 2, 2)
            self._text((left + 4, top + 2.2, width - 6, 5), title, 29, self._theme.color("muted"))
            self._text((left + 4, top + 6.8, width - 6, 7), value, 45, self._theme.color("primary_dark"), bold=True)
            left += width + 3
        return top + 15

    def _modules(self, top: float) -> None:
        lines = self._certificate.modules
        height = min(10, (182 - top) / max(1, len(lines)))
        for nth, line in enumerate(lines):
            self._module(nth + 1, line, top + nth * height, height)

    def _module(self, number: int, line: ModuleLine, top: float, height: float) -> None:
        theme, room = self._theme, _RIGHT - _LEFT
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(theme.color("primary"))
        self._painter.drawEllipse(QPointF(_LEFT + 2.4, top + 3), 2.4, 2.4)
        self._text((_LEFT, top + 1.1, 4.8, 4), str(number), 27, theme.color("on_primary"), _CENTRED, bold=True)
        lifted = 0.8 if len(line.title) < 110 else -0.9
        self._text((_LEFT + 8, top + lifted, room - 30, height), line.title, 32, theme.color("ink"))
        if line.percent is not None:
            place = (_RIGHT - 18, top + 0.8, 18, height)
            self._text(place, percent(line.percent), 33, theme.color("primary_dark"), _RIGHTWARDS, bold=True)
        self._painter.fillRect(QRectF(_LEFT + 8, top + height - 0.9, room - 8, 0.15), theme.color("line"))

    def _foot(self) -> None:
        muted = self._theme.color("muted")
        for left, text in ((_LEFT, tr("Le formateur")), (_LEFT + 72, tr("Le responsable du centre"))):
            self._painter.fillRect(QRectF(left, 191, 58, 0.2), self._theme.color("line_strong"))
            self._text((left, 192.2, 58, 5), text, 28, muted)
        told = tr("Délivrée par le centre de formation ;\nce n’est pas un diplôme de l’État.")
        self._text((_RIGHT - 60, 190, 60, 9), told, 25, muted, _RIGHTWARDS)

    def _text(
        self,
        place: tuple[float, float, float, float],
        text: str,
        size: int,
        color: QColor,
        flags: int = 0,
        *,
        bold: bool = False,
    ) -> float:
        return write_in(self._painter, QRectF(*place), text, self._theme.print_font(size, bold=bold), color, flags)
