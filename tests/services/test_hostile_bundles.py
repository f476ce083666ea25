"""Files that a stick should not carry: refused whole, or line by line, and the record is as good as before."""

import errno
import gzip
import json
import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coprosec.domain.bundle import COLUMNS, MAGIC, Header, Range
from coprosec.domain.ids import new_uuid
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.exports import bundle
from coprosec.services.study import Study
from tests.samples import START
from tests.services.posts import Posts

Change = Callable[[list[Any]], None]


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    found = Posts(tmp_path)
    yield found
    found.close()


@pytest.fixture
def a(posts: Posts) -> Study:
    study = posts("Poste A")
    study.learners.register("Amina")
    study.learners.register("Bio")
    return study


@pytest.fixture
def b(posts: Posts) -> Study:
    return posts("Formateur")


@pytest.fixture
def deposit(a: Study, tmp_path: Path) -> Path:
    return a.exchange.write(tmp_path / "a.coprosec").path


def refused(study: Study, path: Path) -> str:
    """Why a file is refused; nothing of it may be taken."""
    before = study.record.statements()
    with pytest.raises(KnownError) as caught:
        study.exchange.merge(path, trust=True)
    assert caught.value.code is ErrorCode.BUNDLE_REFUSED
    assert study.record.statements() == before
    assert not study.learners.all()
    assert not list((study.record.path.parent / "exchange").glob("arriving*"))
    return str(caught.value.params["reason"])


def lines_of(path: Path) -> list[bytes]:
    content = path.read_bytes()
    head = content.split(b"\n", 3)
    return gzip.decompress(head[3]).splitlines()


def forge(study: Study, target: Path, content: list[bytes], **changes: Any) -> Path:
    """A file that a believed PC signs, whatever it holds."""
    packed = target.with_suffix(".gz")
    part = bundle.pack_lines([line + b"\n" for line in content], packed, "statements")
    ranges = changes.pop("ranges", ())
    header = Header(study.exchange.own_key(), "2026-11-23", False, ranges, (replace(part, **changes),))
    bundle.write(target, header, lambda line: study.signing.sign(line).signature, (packed,))
    return target


def as_line(row: list[Any]) -> bytes:
    """As the program writes lines; `data` may be a text, whatever it holds."""
    data = row[-1] if isinstance(row[-1], str) else json.dumps(row[-1], separators=(",", ":"))
    return f"{json.dumps(row[:-1], separators=(',', ':'), ensure_ascii=False)[:-1]},{data}]".encode("utf-8", "replace")


def forged_line(a: Study, deposit: Path, tmp_path: Path, change: Change) -> Path:
    """The deposit with a last line more, changed."""
    lines = lines_of(deposit)
    row = json.loads(lines[-1])
    row[0], row[2] = new_uuid(START), row[2] + 1
    change(row)
    return forge(a, tmp_path / "forgee.coprosec", [*lines, as_line(row)])


def test_a_file_cut_anywhere_is_refused(b: Study, deposit: Path, tmp_path: Path) -> None:
    content = deposit.read_bytes()
    cut = tmp_path / "coupe.coprosec"
    for length in (0, 1, len(MAGIC), len(MAGIC) + 20, *range(100, len(content), 37), len(content) - 1):
        cut.write_bytes(content[:length])
        assert refused(b, cut) in {"not-a-bundle", "cut"}
    assert b.exchange.merge(deposit, trust=True).new > 0


def test_a_file_changed_anywhere_is_refused(b: Study, deposit: Path, tmp_path: Path) -> None:
    content = deposit.read_bytes()
    changed = tmp_path / "change.coprosec"
    signature = content.index(b"==\n") - 1
    for place in (signature, *range(0, len(content), 23)):
        flipped = bytearray(content)
        flipped[place] ^= 1
        changed.write_bytes(bytes(flipped))
        assert refused(b, changed) in {"not-a-bundle", "bad-signature", "changed", "cut", "newer", "too-large"}


def test_what_follows_the_end_is_not_read(b: Study, deposit: Path) -> None:
    with deposit.open("ab") as stream:
        stream.write(b"suite")
    assert refused(b, deposit) == "changed"


def test_another_key_s_signature_is_refused(a: Study, b: Study, posts: Posts, deposit: Path, tmp_path: Path) -> None:
    liar = posts("Menteur")
    magic, header, _signature, rest = deposit.read_bytes().split(b"\n", 3)
    forged = tmp_path / "signee.coprosec"
    signature = b64encode(liar.signing.sign(header).signature)
    forged.write_bytes(b"\n".join((magic, header, signature, rest)))
    assert refused(b, forged) == "bad-signature"


def test_another_schema_is_refused_as_newer(a: Study, b: Study, deposit: Path, tmp_path: Path) -> None:
    magic, header, _signature, rest = deposit.read_bytes().split(b"\n", 3)
    for change in ({"schema": 2}, {"columns": [*COLUMNS, "humeur"]}):
        line = json.dumps(json.loads(header) | change).encode()
        newer = tmp_path / "recente.coprosec"
        newer.write_bytes(b"\n".join((magic, line, b64encode(a.signing.sign(line).signature), rest)))
        assert refused(b, newer) == "newer"


def test_a_huge_file_is_refused_without_being_read(b: Study, tmp_path: Path) -> None:
    huge = tmp_path / "film.coprosec"
    with huge.open("wb") as stream:
        stream.truncate(1 << 30)
    assert refused(b, huge) == "not-a-bundle"


def test_a_bomb_stops_where_its_header_said(a: Study, b: Study, tmp_path: Path) -> None:
    bomb = forge(a, tmp_path / "bombe.coprosec", [b"[" + b" " * (1 << 25) + b"]"], unpacked=1000)
    assert refused(b, bomb) == "changed"
    announced = forge(a, tmp_path / "annoncee.coprosec", [b"[]"], unpacked=1 << 40)
    assert refused(b, announced) == "too-large"


def test_fewer_lines_than_announced_are_refused(a: Study, b: Study, deposit: Path, tmp_path: Path) -> None:
    assert refused(b, forge(a, tmp_path / "x.coprosec", lines_of(deposit), lines=9)) == "changed"


def set_to(column: str, value: Any) -> Change:
    def change(row: list[Any]) -> None:
        row[COLUMNS.index(column)] = value

    return change


WRONG = [
    ("id", "pas-un-uuid"),
    ("id", None),
    ("id", "01a207a8-0000-7000-8000-000000000000\x00"),
    ("device", 3),
    ("seq", 0),
    ("seq", -1),
    ("seq", "7"),
    ("seq", 1.5),
    ("seq", 10**30),
    ("tick", 2**62),
    ("tick", None),
    ("recorded_at", "2026-02-31 09:00:00.000000"),
    ("recorded_at", "2026-02-01 25:00:00.000000"),
    ("recorded_at", "hier"),
    ("recorded_at", "0000-01-01 00:00:00.000000"),
    ("learner", "x" * 37),
    ("learner", ["a"]),
    ("verb", ""),
    ("verb", "Opened\n"),
    ("verb", None),
    ("activity", "../../etc/passwd\x00"),
    ("activity", "x" * 121),
    ("course_version", "é" * 41),
    ("score_raw", "1"),
    ("score_raw", float("nan")),
    ("score_max", float("inf")),
    ("success", 2),
    ("success", "oui"),
    ("duration_ms", -5),
    ("duration_ms", 2**40),
    ("certainty", 1e300),
    ("data", None),
    ("data", "[1]"),
    ("data", "{"),
    ("data", '{"x":NaN}'),
    ("data", "{} "),
    ("data", '"texte"'),
    ("data", '{"x":' + "[" * 900 + "]" * 900 + "}"),
    ("data", "\ud800"),
]


@pytest.mark.parametrize("column, value", WRONG)
def test_a_wrong_line_is_set_aside_and_the_rest_taken(
    a: Study, b: Study, deposit: Path, tmp_path: Path, column: str, value: object
) -> None:
    merged = b.exchange.merge(forged_line(a, deposit, tmp_path, set_to(column, value)), trust=True)
    assert dict(merged.refused) == {"not-a-statement": 1}
    assert len(b.learners.all()) == 2
    assert merged.quarantine is not None
    (kept,) = merged.quarantine.read_text("utf-8").splitlines()
    assert json.loads(kept)["fault"] == "not-a-statement"
    b.record.rebuild()
    assert len(b.record.statements()) >= merged.new


def test_given_a_disk_that_keeps_no_wrong_line_then_the_rest_is_taken_all_the_same(
    a: Study, b: Study, deposit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *given: object, **named: object) -> object:
        if path.name.endswith(".ecarte.jsonl"):
            raise OSError(errno.ENOSPC, "full")
        return opened(path, *given, **named)

    opened: Any = Path.open
    monkeypatch.setattr(Path, "open", full)
    merged = b.exchange.merge(forged_line(a, deposit, tmp_path, set_to("seq", -1)), trust=True)
    assert dict(merged.refused) == {"not-a-statement": 1}
    assert merged.quarantine is None
    assert len(b.learners.all()) == 2


RIGHT = [
    ("recorded_at", "2026-02-28 23:59:59.999999"),
    ("recorded_at", "1970-01-01 00:00:00.000000"),
    ("recorded_at", "2028-02-29 08:20:56.999772"),
    ("score_raw", 1 / 3),
    ("score_raw", 1e-07),
    ("duration_ms", 2**31 - 1),
    ("duration_ms", 0),
    ("activity", "leçon-à-l’école"),
    ("verb", "dreamed-of"),
    ("certainty", -6),
    ("data", '{"a":"]\\n\u2028","b":[[],{}]}'),
]


@pytest.mark.parametrize("column, value", RIGHT)
def test_an_unusual_line_is_taken_as_it_is(
    a: Study, b: Study, deposit: Path, tmp_path: Path, column: str, value: object
) -> None:
    merged = b.exchange.merge(forged_line(a, deposit, tmp_path, set_to(column, value)), trust=True)
    assert (dict(merged.refused), merged.quarantine) == ({}, None)
    sent = b.exchange.write(tmp_path / "b.coprosec", whole=True).path
    assert json.loads(lines_of(deposit)[-1])[1] in {json.loads(line)[1] for line in lines_of(sent)}


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b"null", b"[1,2", b"\xff\xfe", b"[" * 5000, b'["' + b"x" * (1 << 21) + b'"]', b"1],[2"]
)
def test_a_line_that_is_no_line_is_set_aside(a: Study, b: Study, deposit: Path, tmp_path: Path, line: bytes) -> None:
    path = forge(a, tmp_path / "f.coprosec", [line, *lines_of(deposit)])
    merged = b.exchange.merge(path, trust=True)
    assert dict(merged.refused) == {"not-a-statement": 1}
    assert len(b.learners.all()) == 2


def test_a_line_that_claims_this_pc_s_next_numbers_is_set_aside(
    a: Study, b: Study, deposit: Path, tmp_path: Path
) -> None:
    b.exchange.own_key()
    own, last = b.record.device, b.record.statements()[-1].seq

    def claim(row: list[Any]) -> None:
        row[1], row[2] = own, last + 1

    merged = b.exchange.merge(forged_line(a, deposit, tmp_path, claim), trust=True)
    assert dict(merged.refused) == {"own-number": 1}
    assert b.learners.register("Chabi").name == "Chabi"


def test_a_number_already_taken_is_set_aside(a: Study, b: Study, deposit: Path, tmp_path: Path) -> None:
    def take(row: list[Any]) -> None:
        row[2] -= 1

    path = forged_line(a, deposit, tmp_path, take)
    assert dict(b.exchange.merge(path, trust=True).refused) == {"taken-number": 1}
    assert b.exchange.merge(deposit).new == 0


def test_a_statement_that_changed_on_the_way_is_set_aside(a: Study, b: Study, deposit: Path, tmp_path: Path) -> None:
    b.exchange.merge(deposit, trust=True)
    before = b.record.statements()
    lines = [json.loads(line) for line in lines_of(deposit)]
    lines[0][-1] = {"name": "Autre"}
    path = forge(a, tmp_path / "f.coprosec", [as_line(line) for line in lines])
    assert dict(b.exchange.merge(path).refused) == {"changed-statement": 1}
    assert b.record.statements() == before


def test_doubled_lines_count_once(a: Study, b: Study, deposit: Path, tmp_path: Path) -> None:
    lines = lines_of(deposit)
    merged = b.exchange.merge(forge(a, tmp_path / "f.coprosec", lines * 3), trust=True)
    assert (merged.new, merged.known, dict(merged.refused)) == (len(lines), 2 * len(lines), {})


def test_nothing_comes_back_of_erased_people(a: Study, b: Study, deposit: Path) -> None:
    amina = next(learner for learner in a.learners.all() if learner.name == "Amina")
    b.record.append([Draft(amina.id, Verb.ERASED)])
    merged = b.exchange.merge(deposit, trust=True)
    assert dict(merged.refused) == {"erased-person": 1}
    assert [learner.name for learner in b.learners.all()] == ["Bio"]
    assert merged.quarantine is None
    assert merged.received[a.record.device] > 0


def test_a_range_that_lies_gets_no_receipt(a: Study, b: Study, deposit: Path, tmp_path: Path) -> None:
    lines = lines_of(deposit)
    lie = (Range(a.record.device, 1, 500, 500),)
    merged = b.exchange.merge(forge(a, tmp_path / "f.coprosec", lines, ranges=lie), trust=True)
    assert (merged.new, merged.received[a.record.device]) == (len(lines), 0)


def test_a_stick_that_is_gone_is_said(b: Study, tmp_path: Path) -> None:
    for path in (tmp_path / "nulle part.coprosec", tmp_path):
        with pytest.raises(KnownError) as caught:
            b.exchange.merge(path)
        assert caught.value.code is ErrorCode.STICK_UNREADABLE
    shutil.rmtree(tmp_path / "Poste A", ignore_errors=True)
