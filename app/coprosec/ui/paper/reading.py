"""The codes of attestations in files: a PDF of this program, or a picture of one printed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader

from coprosec.domain.certificates import codes_in

_LARGEST = 50 << 20
_WIDEST = 4000


def codes_of(path: Path) -> tuple[str, ...]:
    """What the file carries, nothing when it carries none. OSError when it cannot be read."""
    if path.stat().st_size > _LARGEST:
        return ()
    content = path.read_bytes()
    if content.startswith(b"%PDF"):
        return codes_in(content.decode("utf-8", "ignore"))
    return _in_picture(path)


def _in_picture(path: Path) -> tuple[str, ...]:
    import zxingcpp

    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    picture = reader.read()
    if picture.isNull():
        return ()
    if max(picture.width(), picture.height()) > _WIDEST:
        picture = picture.scaled(_WIDEST, _WIDEST, Qt.AspectRatioMode.KeepAspectRatio)
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(bytes(grey.constBits())).cast("B", shape=[grey.height(), grey.bytesPerLine()])
    found = zxingcpp.read_barcodes(pixels)
    return tuple(code for barcode in found for code in codes_in(barcode.text))
