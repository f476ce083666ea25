"""What makes an attestation look like one: woven lines, a seal, the QR code. Lengths in millimetres."""

from math import cos, degrees, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from coprosec.ui.theme import Theme

_QUIET = 4
"""Empty modules around a QR code."""


def weave(painter: QPainter, centre: QPointF, radius: float, color: QColor, petals: int = 36) -> None:
    """Ellipses turned around one centre, as on banknotes."""
    painter.save()
    painter.translate(centre)
    painter.setPen(QPen(color, 0.12))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for _petal in range(petals):
        painter.rotate(360 / petals)
        painter.drawEllipse(QRectF(-radius, -radius * 0.38, radius * 2, radius * 0.76))
    painter.restore()


def seal(painter: QPainter, theme: Theme, centre: QPointF, radius: float, around: str) -> None:
    """A notched disc with a text around a shield."""
    painter.save()
    painter.translate(centre)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawPath(_notched(radius, 40))
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(QPointF(0, 0), radius * 0.88, radius * 0.88)
    painter.setPen(QPen(theme.color("primary"), 0.35))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), radius * 0.84, radius * 0.84)
    painter.drawEllipse(QPointF(0, 0), radius * 0.58, radius * 0.58)
    weave(painter, QPointF(0, 0), radius * 0.55, _faint(theme.color("primary"), 70), petals=18)
    _around(painter, theme, around, radius * 0.665)
    _shield(painter, theme, radius * 0.62)
    painter.restore()


def _notched(radius: float, teeth: int) -> QPainterPath:
    path = QPainterPath()
    for nth in range(teeth * 2):
        reach = radius if nth % 2 else radius * 0.955
        angle = pi * nth / teeth
        point = QPointF(reach * cos(angle), reach * sin(angle))
        if nth:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path


def _shield(painter: QPainter, theme: Theme, size: float) -> None:
    half = size / 2
    path = QPainterPath(QPointF(0, -half))
    path.cubicTo(half * 0.5, -half * 0.7, half * 0.8, -half * 0.62, half * 0.8, -half * 0.62)
    path.cubicTo(half * 0.85, half * 0.35, half * 0.4, half * 0.8, 0, half)
    path.cubicTo(-half * 0.4, half * 0.8, -half * 0.85, half * 0.35, -half * 0.8, -half * 0.62)
    path.cubicTo(-half * 0.8, -half * 0.62, -half * 0.5, -half * 0.7, 0, -half)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("primary"))
    painter.drawPath(path)
    pen = QPen(theme.color("on_primary"), size * 0.09)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tick = QPainterPath(QPointF(-half * 0.35, half * 0.02))
    tick.lineTo(-half * 0.06, half * 0.3)
    tick.lineTo(half * 0.4, -half * 0.26)
    painter.drawPath(tick)


def _around(painter: QPainter, theme: Theme, text: str, radius: float) -> None:
    """Letters that stand on a circle, the first after the top, spread over it all."""
    font = theme.print_font(100, bold=True)
    metrics = QFontMetricsF(font)
    widths = [metrics.horizontalAdvance(mark) for mark in text]
    scale = min(0.034, 2 * pi * radius / (sum(widths) or 1) * 0.97)
    spare = (2 * pi * radius - sum(widths) * scale) / max(1, len(text))
    along = spare / 2
    for mark, width in zip(text, widths, strict=True):
        angle = (along + width * scale / 2) / radius
        painter.save()
        painter.rotate(degrees(angle))
        painter.translate(0, -radius)
        painter.scale(scale, scale)
        path = QPainterPath()
        path.addText(-width / 2, 0, font, mark)
        painter.fillPath(path, theme.color("primary_dark"))
        painter.restore()
        along += width * scale + spare


def qr_code(painter: QPainter, text: str, place: QRectF) -> None:
    """A QR code (ISO/IEC 18004, level M) with its quiet zone, filling a square; black on white, whatever the theme."""
    import segno

    matrix = segno.make(text, error="m", encoding="utf-8", micro=False).matrix
    step = place.width() / (len(matrix) + 2 * _QUIET)
    painter.fillRect(place, QColor(Qt.GlobalColor.white))
    path = QPainterPath()
    for row, marks in enumerate(matrix):
        column = 0
        while column < len(marks):
            length = 0
            while column + length < len(marks) and marks[column + length]:
                length += 1
            if length:
                left, top = place.left() + (column + _QUIET) * step, place.top() + (row + _QUIET) * step
                path.addRect(QRectF(left, top, length * step, step))
            column += max(1, length)
    painter.fillPath(path, QColor(Qt.GlobalColor.black))


def write_in(painter: QPainter, place: QRectF, text: str, font: QFont, color: QColor, flags: int = 0) -> float:
    """Text in a rectangle, its font in tenths of a millimetre; the height used."""
    scale = 0.1
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(scale, scale)
    painter.setFont(font)
    painter.setPen(color)
    room = QRectF(0, 0, place.width() / scale, place.height() / scale)
    used = painter.drawText(room, flags or int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap), text)
    painter.restore()
    return float(used.height()) * scale


def _faint(color: QColor, alpha: int) -> QColor:
    faint = QColor(color)
    faint.setAlpha(alpha)
    return faint
