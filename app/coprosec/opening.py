"""Opens the window. The command's own modules are not needed for that, and take 13 ms of CPU to import."""

import gc
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from coprosec import paths
from coprosec.config.keys import Value
from coprosec.config.policy import load
from coprosec.disk import join_group
from coprosec.paths import DataFolder
from coprosec.ui.start_up import StartMark, be_cautious, catch_faults

if TYPE_CHECKING:
    from pathlib import Path


def data_folder(asked: str | None) -> DataFolder:
    """The data folder, as the administrator's policy wants it; this process makes files that its owners share."""
    policy = load(paths.policy_file())
    chosen = {**policy.defaults, **policy.locked}
    folder = paths.data_folder(asked, str(chosen.get("data_folder", "")))
    join_group(folder.root)
    return replace(folder, backups_elsewhere=str(chosen.get("backups_folder", "")))


def open_window(
    asked: str | None = None,
    values: Mapping[str, Value] | None = None,
    brought: "Path | None" = None,
    *,
    safe: bool = False,
) -> int:
    """Stay until the window is closed; `brought` is a bundle to take in; `safe` heeds nobody's settings and does
    without the graphics card, as does a start after one that failed. KnownError when the administrator's policy is
    wrong.
    """
    gc.disable()  # what is made before the first page stays; `Application` enables it again once that is painted
    data = data_folder(asked)
    mark = StartMark(data.starting)
    if mark.begin() or safe:
        be_cautious("asked" if safe else "after-failure")
    catch_faults(data.logs)
    from coprosec import wiring
    from coprosec.config.settings import SettingsFile

    settings = SettingsFile(data.settings, load(paths.policy_file()), values, heeded=not safe)
    try:
        return wiring.run(data, settings, brought, mark.end)
    finally:
        mark.end()
