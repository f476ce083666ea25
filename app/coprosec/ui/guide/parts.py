"""What others made that the program carries, as THIRD-PARTY.md lists it; a test keeps both equal."""

from typing import NamedTuple

from coprosec.ui.translation import tr


class Part(NamedTuple):
    """`use` is what it is for, in French."""

    name: str
    licence: str
    use: str


def parts() -> tuple[Part, ...]:
    """Letters, drawings and maps first: they are what people see."""
    return (
        Part("Inter", "OFL-1.1", tr("lettres de l’interface")),
        Part("Andika", "OFL-1.1", tr("lettres des leçons")),
        Part("Atkinson Hyperlegible Next", "OFL-1.1", tr("lettres des leçons, au choix")),
        Part("OpenDyslexic", "OFL-1.1", tr("lettres des leçons, au choix")),
        Part("Lucide", tr("ISC ; MIT pour les icônes de Feather"), tr("icônes")),
        Part("Natural Earth", tr("domaine public"), tr("tracés des cartes")),
        Part("PySide6-Essentials, shiboken6 (Qt 6)", "LGPL-3.0-only", tr("fenêtre")),
        Part("Python", "PSF-2.0", tr("langage du programme")),
        Part("SQLAlchemy", "MIT", tr("base de données")),
        Part("Alembic", "MIT", tr("mises à jour de la base")),
        Part("Mako", "MIT", tr("demandé par Alembic")),
        Part("MarkupSafe", "BSD-3-Clause", tr("demandé par Mako")),
        Part("typing_extensions", "PSF-2.0", tr("demandé par SQLAlchemy et Alembic")),
        Part("Markdown", "BSD-3-Clause", tr("lecture du cours et des guides")),
        Part("cryptography", tr("Apache-2.0 ou BSD-3-Clause"), tr("signatures")),
        Part("cffi", "MIT-0", tr("demandé par cryptography")),
        Part("pycparser", "BSD-3-Clause", tr("demandé par cffi")),
        Part("fsrs", "MIT", tr("jour des révisions")),
        Part("python-calamine", "MIT", tr("lecture des listes de classe")),
        Part("python-docx", "MIT", tr("rapport de la session")),
        Part("lxml", "BSD-3-Clause", tr("demandé par python-docx")),
        Part("segno", "BSD-3-Clause", tr("codes QR")),
        Part("zxing-cpp", "Apache-2.0", tr("lecture des codes QR")),
        Part("snowballstemmer", "BSD-3-Clause", tr("recherche")),
        Part("XlsxWriter", "BSD-2-Clause", tr("classeurs")),
        Part("psycopg, psycopg-binary", "LGPL-3.0-only", tr("serveur PostgreSQL")),
        Part("tzdata", "Apache-2.0", tr("fuseaux horaires, sous Windows")),
    )
