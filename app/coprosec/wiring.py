"""The only place that knows everything: builds the services, then the window around them."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coprosec import paths
from coprosec.config.settings import SettingsFile
from coprosec.domain.clock import Clock, utc_now
from coprosec.paths import DataFolder
from coprosec.storage import glance
from coprosec.ui.application import Application, qt_application
from coprosec.ui.looks import usual_theme
from coprosec.ui.theme import Theme

if TYPE_CHECKING:
    from coprosec.services.catalog import Catalog
    from coprosec.services.study import Study
    from coprosec.ui.preview.window import PreviewWindow


def build_application(
    data: DataFolder, settings: SettingsFile, *, sources: Path | None = None, clock: Clock = utc_now
) -> Application:
    """The whole program around one data folder; nothing is read from the disk but the theme."""

    @cache
    def catalog() -> "Catalog":
        from coprosec.services.catalog import Catalog

        return Catalog(sources, data.course) if sources else Catalog.of(data)

    def open_record() -> "Study":
        """Runs behind the first page: imports what the next ones need, and SQLAlchemy."""
        from coprosec.services.open_study import open_study
        from coprosec.ui.screens import warm_up

        warm_up()
        study = open_study(data, clock)
        try:
            catalog().prepare(clock().astimezone().date())
        except BaseException:
            study.close()
            raise
        return study

    theme = Theme(paths.RESOURCES, usual_theme(settings), settings.current.text_percent)

    def back_up() -> None:
        from coprosec.services.maintenance import Maintenance

        Maintenance(data, clock).back_up_if_changed()

    return Application(theme, settings, catalog, lambda: glance.learners(data.database), open_record, back_up)


def self_check() -> int:
    """Use every part of the installation once, in a folder that is thrown away."""
    from coprosec.services.catalog import Catalog
    from coprosec.ui.selfcheck import self_check

    def catalog_in(scratch: Path) -> Catalog:
        return Catalog(paths.MODULES, DataFolder(scratch).course)

    return self_check(paths.RESOURCES, catalog_in, utc_now, sys.stdout)


def run(
    data: DataFolder,
    settings: SettingsFile,
    brought: Path | None = None,
    started: Callable[[], None] = lambda: None,
) -> int:
    """Open the window and stay until it is closed; `brought` is a bundle that somebody opened from the desktop;
    `started` is told once the window is painted and the record has answered.
    """
    app = qt_application(sys.argv[:1])
    application = build_application(data, settings)
    application.watch_for_crashes(data.logs)
    application.tell_started(started)
    if brought is not None:
        application.bring(brought)
    try:
        application.show()
        return app.exec()
    finally:
        application.jobs.stop()  # after a bug, too: its threads would keep a program alive that nobody sees


def build_preview(folder: Path, file: Path) -> "PreviewWindow":
    """A window that follows a file of the course in `folder`."""
    from coprosec.content.preview import preview
    from coprosec.ui.preview.window import PreviewWindow

    theme = Theme(paths.RESOURCES)
    theme.apply()
    return PreviewWindow(theme, folder, file, lambda: preview(folder, file, utc_now().astimezone().date()))


def run_preview(file: Path) -> int:
    """Show a file being written until its window is closed. KnownError COURSE_MISSING when it belongs to no course."""
    from coprosec.content.preview import course_folder

    folder = course_folder(file)
    app = qt_application(sys.argv[:1])
    window = build_preview(folder, file)
    window.show()
    window.start()
    return app.exec()
