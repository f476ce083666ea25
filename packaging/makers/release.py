"""What stands beside the artefacts: their sums, signed, and the bill of materials."""

import base64
import hashlib
import json
import os
from pathlib import Path

from makers import notices
from makers.product import BUILD, DIST, say

SUMS = "SHA256SUMS"
KEY_VARIABLE = "COPROSEC_RELEASE_KEY"


def write() -> tuple[Path, ...]:
    """`SHA256SUMS` of everything in `dist`, its Ed25519 signature, the public key, and `sbom.cdx.json`."""
    bill = DIST / "sbom.cdx.json"
    bill.write_text(json.dumps(notices.bill_of_materials(), indent=2, ensure_ascii=False) + "\n", "utf-8")
    beside = {SUMS, f"{SUMS}.sig", "release.pub"}
    files = sorted(path for path in DIST.iterdir() if path.is_file() and path.name not in beside)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]
    sums = DIST / SUMS
    sums.write_text("\n".join(lines) + "\n", "utf-8")
    return bill, sums, *_sign(sums)


def verify(folder: Path) -> list[str]:
    """What is wrong with a folder of artefacts: the signature, then each file's sum. Empty when all is well."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key = load_pem_public_key((folder / "release.pub").read_bytes())
    told = (folder / SUMS).read_bytes()
    try:
        key.verify(base64.b64decode((folder / f"{SUMS}.sig").read_text("ascii")), told)  # type: ignore[union-attr, call-arg]
    except InvalidSignature:
        return [SUMS]
    wrong = []
    for line in told.decode().splitlines():
        digest, name = line.split("  ", 1)
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            wrong.append(name)
    return wrong


def _sign(sums: Path) -> tuple[Path, Path]:
    """By the key that COPROSEC_RELEASE_KEY names (PEM), else by one made for this build folder, good for trials."""
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    given = os.environ.get(KEY_VARIABLE)
    path = Path(given) if given else BUILD / "trial-key.pem"
    if not given and not path.exists():
        pem = Ed25519PrivateKey.generate().private_bytes(
            form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()
        )
        path.touch(mode=0o600)
        path.write_bytes(pem)
    if not given:
        say(f"release: signed by a trial key; set {KEY_VARIABLE} to the project's own")
    key = form.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        message = f"{path} is not an Ed25519 key"
        raise TypeError(message)
    signature, public = DIST / f"{SUMS}.sig", DIST / "release.pub"
    signature.write_text(base64.b64encode(key.sign(sums.read_bytes())).decode() + "\n", "ascii")
    public.write_bytes(key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo))
    return signature, public
