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
    asked: str | None = None, values: Mapping[str, Value] | None = None, brought: "Path | None" = None
) -> int:
    """Stay until the window is closed; `brought` is a bundle to take in. KnownError when the administrator's policy is
    wrong.
    """
    gc.disable()  # what is made before the first page stays; `Application` enables it again once that is painted
    data = data_folder(asked)
    from coprosec import wiring
    from coprosec.config.settings import SettingsFile

    return wiring.run(data, SettingsFile(data.settings, load(paths.policy_file()), values), brought)
