"""What this PC signs with, and whom it believes. cryptography is imported at the first signature, never at start."""

import hashlib
import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprosec.disk import write_durably
from coprosec.domain.ids import KeyId
from coprosec.domain.keys import CentreKey, Keyring, announcement, confirmation, fold_keyring, key_id
from coprosec.domain.secrets import code_as_kept
from coprosec.domain.statements import NOBODY, Verb
from coprosec.errors import ErrorCode, KnownError, unwritable
from coprosec.storage import keyfiles
from coprosec.storage.record import Record

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

BACKUP_SUFFIX = ".cle"
_BACKUP = "coprosec-key-1"
_LOG2_N, _R, _P = 15, 8, 1
_MEMORY = 1 << 27
_NONCE_BYTES = 12
_LONGEST_BACKUP = 16_384


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature and the id of the key that made it."""

    key: KeyId
    signature: bytes


class Signing:
    """One PC's keys. The private one stays in `folder`; the record tells the public ones, which travel with it."""

    def __init__(self, record: Record, folder: Path) -> None:
        self._record = record
        self._folder = keyfiles.private_folder(folder)
        self._private: Ed25519PrivateKey | None = None

    def ensure_keys(self, centre: str = "", device_name: str = "") -> CentreKey:
        """The key of this PC, made the first time, announced again when the PC is another one or got other names.

        Empty names leave those announced before. KnownError NO_RIGHTS when the key cannot be written.
        """
        public = self._secret().public_key().public_bytes_raw()
        known = self.keyring().get(key_id(public))
        centre = centre or (known.centre if known else "")
        device_name = device_name or (known.device_name if known else "")
        wanted = CentreKey(public, centre, device_name, self._record.device)
        if known is None or known.to_data() != wanted.to_data():
            self._record.append([announcement(wanted, None)])
        return self.keyring().keys[wanted.id]

    def sign(self, message: bytes) -> Signed:
        """Sign with this PC's key, which is made when there is none."""
        key = self.ensure_keys()
        return Signed(key.id, self._secret().sign(message))

    def rotate(self) -> CentreKey:
        """Sign with a new key from now on. What the old one signed can still be verified: its public half is kept."""
        before = self.ensure_keys()
        name = self._make()
        after = CentreKey(
            self._secret().public_key().public_bytes_raw(), before.centre, before.device_name, self._record.device
        )
        self._record.append([announcement(after, before.id)])
        keyfiles.drop_but(self._folder, name)
        return after

    def keyring(self) -> Keyring:
        """Every key that is believed here, this PC's among them."""
        return fold_keyring(self._record.about(NOBODY, (Verb.KEYED, Verb.TRUSTED)))

    def trust(self, key: CentreKey) -> None:
        """Believe a key from now on: a trainer has compared its fingerprint with the one that its PC shows."""
        if key.id not in self.keyring():
            self._record.append([confirmation(key)])

    def backup(self, code: str) -> bytes:
        """The private key sealed under the code of the recovery sheet, to be kept with that sheet."""
        key, private = self.ensure_keys(), self._secret()
        salt, nonce = os.urandom(16), os.urandom(_NONCE_BYTES)
        sealed = _cipher(code, salt).encrypt(nonce, private.private_bytes_raw(), _BACKUP.encode())
        parts = {"salt": salt, "nonce": nonce, "sealed": sealed}
        texts = {name: b64encode(part).decode("ascii") for name, part in parts.items()}
        return json.dumps({"format": _BACKUP, "key": key.id, **texts}, indent=1).encode()

    def save_backup(self, target: Path, code: str) -> Path:
        """Write the sealed key beside a recovery sheet, under the sheet's name. KnownError NO_RIGHTS or DISK_FULL."""
        path = target.with_suffix(BACKUP_SUFFIX)
        try:
            write_durably(path, self.backup(code))
        except OSError as error:
            raise unwritable(error, path.parent) from error
        return path

    def restore(self, backup: bytes, code: str) -> CentreKey:
        """Sign again with the key of a backup. KnownError KEY_BACKUP_REFUSED when code and backup do not fit."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        private = Ed25519PrivateKey.from_private_bytes(_opened(backup, code))
        before = self.ensure_keys() if self._held() is not None else None
        self._keep(private)
        public = private.public_key().public_bytes_raw()
        names = self.keyring().get(key_id(public)) or before
        centre, device_name = (names.centre, names.device_name) if names else ("", "")
        key = CentreKey(public, centre, device_name, self._record.device)
        self._record.append([announcement(key, before.id if before and before.id != key.id else None)])
        return key

    def _held(self) -> "Ed25519PrivateKey | None":
        if self._private is None and (content := keyfiles.newest(self._folder)) is not None:
            self._private = _read(content)
        return self._private

    def _secret(self) -> "Ed25519PrivateKey":
        """The private key, made when there is none."""
        held = self._held()
        if held is None:
            self._make()
            return self._secret()
        return held

    def _make(self) -> str:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return self._keep(Ed25519PrivateKey.generate())

    def _keep(self, private: "Ed25519PrivateKey") -> str:
        """Write the key under a name that sorts after those already there; that name."""
        from cryptography.hazmat.primitives import serialization as form

        content = private.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
        name = keyfiles.next_name(self._folder)
        keyfiles.save(self._folder, name, content)
        self._private = private
        return name


def verified(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of the key `public` signed exactly this message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _read(content: bytes) -> "Ed25519PrivateKey | None":
    """None when the file was damaged: another key is then made."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        found = load_pem_private_key(content, password=None)
    except ValueError:
        return None
    return found if isinstance(found, Ed25519PrivateKey) else None


def _cipher(code: str, salt: bytes) -> Any:
    """What seals a backup: AES-256-GCM under scrypt (RFC 7914) of the code without its dashes and misread letters."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    letters = code_as_kept(code).encode()
    key = hashlib.scrypt(letters, salt=salt, n=1 << _LOG2_N, r=_R, p=_P, maxmem=_MEMORY, dklen=32)
    return AESGCM(key)


def _opened(backup: bytes, code: str) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        if len(backup) > _LONGEST_BACKUP:
            raise ValueError(len(backup))
        found = json.loads(backup)
        if found["format"] != _BACKUP:
            raise ValueError(found["format"])
        salt, nonce, sealed = (b64decode(found[name], validate=True) for name in ("salt", "nonce", "sealed"))
        private: bytes = _cipher(code, salt).decrypt(nonce, sealed, _BACKUP.encode())
    except (ValueError, KeyError, TypeError, RecursionError, InvalidTag) as error:
        raise KnownError(ErrorCode.KEY_BACKUP_REFUSED) from error
    if len(private) != 32:
        raise KnownError(ErrorCode.KEY_BACKUP_REFUSED)
    return private
