"""The portable folder: from a path with spaces and accents, moved, and where nothing may be executed."""

import shutil
import tarfile
from collections.abc import Iterator

from checks import lesson
from checks.person import said, screen
from checks.root import clean_root
from makers.product import DIST, NAME, BuildError, version

_LIBRARIES = (
    "libglib2.0-0", "libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libx11-6", "libx11-xcb1", "libxcb-randr0",
    "libxcb-render0", "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0", "libexpat1", "libgcc-s1",
)  # fmt: skip


def check() -> Iterator[str]:
    """Each line that this yields was seen."""
    archive = DIST / f"{NAME}-{version()}-linux-portable.tar.xz"
    if not archive.exists():
        message = f"{archive.name} is not in dist/: make package ARGS=portable"
        raise BuildError(message)
    with clean_root("bookworm", "portable", _LIBRARIES) as root:
        stick = root.path / "media/Clé d’été"
        stick.mkdir(parents=True)
        with tarfile.open(archive) as packed:
            packed.extractall(stick, filter="data")
        folder = next(stick.iterdir()).rename(stick / "Coproduire la sécurité")
        assert not [path for path in folder.rglob("*") if path.is_symlink()]
        inside = f"/{folder.relative_to(root.path)}"
        assert "ÉCHEC" not in root.sh(f"cd '{inside}' && sh demarrer.sh --self-check")
        yield "starts from a folder with spaces and accents"
        database = folder / "donnees" / f"{NAME}.db"
        with screen() as person:
            program = root.start(f"cd '{inside}' && exec sh demarrer.sh", DISPLAY=person.display)
            yield from lesson.learn(person, database, "Clé Essai")
            root.stop(program)
        count = len(said(database))
        moved = root.path / "srv/ailleurs"
        shutil.move(folder, moved)
        root.sh("/srv/ailleurs/coprosec backup")
        assert len(said(moved / "donnees" / f"{NAME}.db")) == count
        yield "moved elsewhere with its data"
        (moved / NAME).chmod(0o644)
        assert "ÉCHEC" not in root.sh("sh /srv/ailleurs/demarrer.sh --self-check")
        yield "starts where nothing may be executed, as on a stick formatted for Windows"
        root.sh(
            "mkdir /srv/fige && cp -r /srv/ailleurs/. /srv/fige && mount -t tmpfs none /mnt && cp -r /srv/fige /mnt/"
        )
        root.sh("mount -o remount,ro /mnt")
        told = root.sh("cd /mnt/fige && ./coprosec --self-check; ./coprosec backup; umount /mnt", check=False)
        root.sh("umount -l /mnt")
        assert "ÉCHEC" not in told, told
        yield "from a place that cannot be written to, says so and breaks nothing"
