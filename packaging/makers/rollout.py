"""The folder that an installer takes from PC to PC on a stick: one script a system, examples, what to do."""

import zipfile
from pathlib import Path

from makers.product import DIST, NAME, PACKAGING, megabytes, say, version

ROLLOUT = PACKAGING / "rollout"


def archive() -> Path:
    """`dist/coprosec-VERSION-deploiement.zip`; texts for Windows end their lines as Windows wants."""
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{NAME}-{version()}-deploiement.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(ROLLOUT.iterdir()):
            entry = zipfile.ZipInfo(f"deploiement/{path.name}", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if path.suffix == ".sh" else 0o644) << 16
            packed.writestr(entry, _for_windows(path) if path.suffix in (".cmd", ".txt") else path.read_bytes())
    say(f"rollout: {target} ({megabytes(target)})")
    return target


def _for_windows(path: Path) -> bytes:
    return path.read_text("utf-8").replace("\n", "\r\n").encode()
