"""The words of the program, and Qt's own (buttons of its dialogs, its menus) in French."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator


def tr(text: str) -> str:
    """What `QObject.tr` is where there is no object."""
    return QCoreApplication.translate("coprosec", text)


def translate_qt() -> bool:
    """Install Qt's French catalogue into the running application; False when this installation lacks it."""
    app = QCoreApplication.instance()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = translator.load("qtbase_fr", folder)
    return found and app is not None and app.installTranslator(translator)
