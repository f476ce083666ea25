"""What a package must say of what it carries: licences, a bill of materials, the sum of every file."""

import hashlib
import json
import re
import sys
import uuid
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from makers.product import NAME, ROOT, TITLE, fresh, source_date, version
from makers.shipped import names

SUMS = "SHA256SUMS"
_LICENCE_FILES = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


def shipped() -> list[metadata.Distribution]:
    """The libraries that this system's packages carry, by name."""
    return [metadata.distribution(name) for name in names(sys.platform)]


def write(folder: Path) -> Path:
    """Licence texts of the program and of each library, THIRD-PARTY.md, and the bill of materials."""
    fresh(folder)
    for name in ("LICENSE", "LICENSE-COURSE", "THIRD-PARTY.md"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    for distribution in shipped():
        texts = [file for file in distribution.files or () if _LICENCE_FILES.search(file.name)]
        for file in texts:
            if file.suffix != ".py":
                target = folder / f"{distribution.name}-{file.name}"
                target.write_bytes(Path(str(file.locate())).read_bytes())
    licence = Path(sys.base_prefix) / f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/LICENSE.txt"
    if licence.exists():
        (folder / "Python-LICENSE.txt").write_bytes(licence.read_bytes())
    (folder / "sbom.cdx.json").write_text(json.dumps(bill_of_materials(), indent=2, ensure_ascii=False), "utf-8")
    return folder


def bill_of_materials() -> dict[str, object]:
    """CycloneDX 1.5: the program, the interpreter and each library with its version and licence."""
    components = [
        {"type": "library", "name": d.name, "version": d.version, "purl": f"pkg:pypi/{d.name.lower()}@{d.version}"}
        | _licence(d)
        for d in shipped()
    ]
    python = ".".join(str(part) for part in sys.version_info[:3])
    components.append({"type": "platform", "name": "CPython", "version": python})
    moment = datetime.fromtimestamp(source_date(), UTC)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{NAME}-{version()}-{source_date()}')}",
        "version": 1,
        "metadata": {
            "timestamp": moment.isoformat().replace("+00:00", "Z"),
            "component": {"type": "application", "name": NAME, "version": version(), "description": TITLE},
        },
        "components": components,
    }


def _licence(distribution: metadata.Distribution) -> dict[str, object]:
    headers = distribution.metadata.json
    told = headers.get("license_expression") or headers.get("license")
    if not isinstance(told, str) or len(told) > 60:
        classifiers = distribution.metadata.get_all("Classifier") or []
        told = next((line.rsplit(" :: ", 1)[1] for line in classifiers if line.startswith("License")), None)
    return {"licenses": [{"license": {"name": told}}]} if told else {}


def write_sums(folder: Path) -> Path:
    """`SHA256SUMS` beside the program: what `sha256sum -c` and the health check read."""
    target = folder / SUMS
    target.unlink(missing_ok=True)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}" for path in files
    ]
    target.write_text("\n".join(lines) + "\n", "utf-8")
    return target
