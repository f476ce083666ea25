"""Kinds of disks, from what Linux says of its mounts."""

from pathlib import Path

import pytest

from coprosec.volume import Volume, from_mounts, volume_of

MOUNTS = r"""
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
23 22 0:21 / /proc rw - proc proc rw
24 22 0:40 / /mnt/serveur rw - nfs4 nas:/cours rw
25 22 0:41 / /mnt/partage\040du\040centre rw - cifs //nas/cours rw
26 22 8:17 / /media/awa/CLE rw - vfat /dev/sdb1 rw
30 22 8:17 / /media/awa/CLÉ\040été rw - cifs //nas/x rw
27 22 0:42 / /run rw - tmpfs tmpfs rw
28 24 8:3 / /mnt/serveur/local rw - ext4 /dev/sda3 rw
29 22 0:43 / /home/awa/nas rw - fuse.sshfs nas: rw
a line that means nothing
"""


@pytest.fixture
def blocks(tmp_path: Path) -> Path:
    """What /sys knows of two disks: a fixed one, and a stick whose first partition is mounted."""
    fixed, stick = tmp_path / "pci" / "sda" / "sda2", tmp_path / "pci" / "sdb" / "sdb1"
    for partition, removable in ((fixed, "0"), (stick, "1")):
        partition.mkdir(parents=True)
        (partition.parent / "removable").write_text(f"{removable}\n")
    folder = tmp_path / "block"
    folder.mkdir()
    (folder / "8:2").symlink_to(fixed)
    (folder / "8:17").symlink_to(stick)
    return folder


@pytest.mark.parametrize(
    "folder,kind",
    [
        ("/var/lib/coprosec", Volume.OWN),
        ("/mnt/serveur/coprosec", Volume.NETWORK),
        ("/mnt/serveur/local/coprosec", Volume.OWN),
        ("/mnt/partage du centre", Volume.NETWORK),
        ("/media/awa/CLE/coprosec", Volume.REMOVABLE),
        ("/media/awa/CLÉ été/x", Volume.NETWORK),
        ("/run/x", Volume.MEMORY),
        ("/home/awa/nas/x", Volume.NETWORK),
        ("/home/awa", Volume.OWN),
    ],
)
def test_the_deepest_mount_decides(folder: str, kind: Volume, blocks: Path) -> None:
    assert from_mounts(MOUNTS, Path(folder), blocks) is kind


def test_a_disk_in_a_usb_case_is_removable(tmp_path: Path) -> None:
    disk = tmp_path / "usb2" / "sdc" / "sdc1"
    disk.mkdir(parents=True)
    (tmp_path / "8:33").symlink_to(disk)
    assert from_mounts("1 0 8:33 / / rw - ext4 /dev/sdc1 rw", Path("/x"), tmp_path) is Volume.REMOVABLE


def test_a_folder_that_is_not_there_yet_is_judged_by_the_nearest_one(tmp_path: Path) -> None:
    assert volume_of(tmp_path / "pas" / "encore") is volume_of(tmp_path)
    assert volume_of(Path("/proc/1/nowhere")) is Volume.OWN
