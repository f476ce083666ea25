"""xAPI statements sent to a store: each answer obeyed, nothing twice, nothing lost; and a real Ralph (`make lrs`)."""

import json
import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from coprosec.domain.course import Course
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.course_texts import CourseTexts
from coprosec.services.study import Study
from tests.services.certificates_samples import READING, graduate
from tests.services.posts import Posts

RALPH = Path("build/lrs/bin").absolute()


def texts(of: Course = READING) -> CourseTexts:
    homes = {head.id: part.id for part in of.modules for head in part.lessons}
    return CourseTexts(of, (), (), {}, homes, {of.id: of.title})  # type: ignore[arg-type]


class Store(BaseHTTPRequestHandler):
    """A store that answers as it is told, and keeps what it takes."""

    def do_POST(self) -> None:
        server: Any = self.server
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.heard.append(({name.lower(): value for name, value in self.headers.items()}, body))
        status = server.judge(body)
        if status in (200, 204):
            server.kept |= {one["id"]: one for one in body}
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: Any) -> None:
        """Silent."""


@pytest.fixture
def store() -> Iterator[Any]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    server.heard, server.kept, server.judge = [], {}, lambda _body: 200
    server.url = f"http://afi:s%C3%A9same@127.0.0.1:{server.server_address[1]}/xAPI"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    posts = Posts(tmp_path)
    study = posts("Poste A")
    for name in ("Afi", "Bio"):
        graduate(study, name)
    yield study
    posts.close()


def count(study: Study) -> int:
    return sum(s.draft.verb in ("experienced", "completed") for s in study.record.statements())


def test_everything_is_sent_once(study: Study, store: Any) -> None:
    sent = study.learning_store.send(store.url, texts())
    assert (sent.delivered, sent.refused) == (count(study), 0)
    headers, body = store.heard[0]
    assert headers["x-experience-api-version"] == "1.0.3"
    assert headers["authorization"].startswith("Basic ")
    assert body[0]["actor"]["account"]["name"] in {learner.id for learner in study.learners.all()}
    assert study.learning_store.send(store.url, texts()).delivered == 0
    graduate(study, "Codjo")
    assert study.learning_store.send(store.url, texts()).delivered == count(study) - sent.delivered
    assert len(store.kept) == count(study)


def test_one_that_is_refused_does_not_stop_the_others(study: Study, store: Any) -> None:
    bad = next(s.id for s in study.record.statements() if s.draft.verb == "completed")
    for status in (400, 409):
        store.judge = lambda body, status=status: status if any(one["id"] == bad for one in body) else 200
        study.record.local.put({key: "{}" for key in study.record.local.all() if key.startswith("lrs:")} or {"x": ""})
        sent = study.learning_store.send(store.url, texts())
        assert (sent.delivered, sent.refused) == (count(study) - 1, 1)
    kept = study.record.path.parent / "exchange" / "lrs.ecarte.jsonl"
    assert [json.loads(line)["id"] for line in kept.read_text("utf-8").splitlines()] == [bad, bad]
    store.heard.clear()
    assert study.learning_store.send(store.url, texts()).refused == 0
    assert not store.heard


def test_a_batch_that_is_too_large_is_halved(study: Study, store: Any) -> None:
    store.judge = lambda body: 413 if len(body) > 3 else 204
    assert study.learning_store.send(store.url, texts()).delivered == count(study)
    assert max(len(body) for _headers, body in store.heard[1:]) < count(study)


def test_a_store_in_trouble_gets_the_rest_later(study: Study, store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coprosec.services.learning_store.BATCH", 2)
    store.judge = lambda _body: 200 if len(store.heard) < 3 else 503
    with pytest.raises(KnownError) as caught:
        study.learning_store.send(store.url, texts())
    assert caught.value.code is ErrorCode.CENTRAL_UNREACHABLE
    assert len(store.kept) == 4
    store.judge = lambda _body: 200
    assert study.learning_store.send(store.url, texts()).delivered == count(study) - 4


def test_a_wrong_password_is_said(study: Study, store: Any) -> None:
    store.judge = lambda _body: 401
    with pytest.raises(KnownError) as caught:
        study.learning_store.send(store.url, texts())
    assert caught.value.code is ErrorCode.CENTRAL_REFUSES
    store.judge = lambda _body: 200
    assert study.learning_store.send(store.url, texts()).delivered == count(study)


def test_silence_is_said(study: Study) -> None:
    with pytest.raises(KnownError) as caught:
        study.learning_store.send("http://127.0.0.1:9/xAPI", texts())
    assert caught.value.code is ErrorCode.CENTRAL_UNREACHABLE


WRAPPER = """
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend
FSLRSBackend.default_operation_type = BaseOperationType.APPEND  # 5.1.0 cannot write twice to its file
from ralph.api import app
"""


@pytest.fixture
def ralph(tmp_path: Path) -> Iterator[str]:
    """A real learning record store on this machine."""
    if not (RALPH / "ralph").exists():
        pytest.skip("Ralph is not installed: make lrs")
    home = tmp_path / "ralph"
    home.mkdir()
    (home / "ralph_app.py").write_text(WRAPPER, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "RALPH_APP_DIR": str(home),
        "RALPH_RUNSERVER_BACKEND": "fs",
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(home),
    }
    told = ["auth", "-u", "afi", "-p", "secret", "-s", "statements/write", "-s", "statements/read"]
    agent = ["-A", "afi", "https://lrs.example.org", "-N", "Afi", "-w"]
    subprocess.run([RALPH / "ralph", *told, *agent], env=environment, check=True, capture_output=True)
    command = [str(RALPH / "python"), "-m", "uvicorn", "ralph_app:app", "--host", "127.0.0.1", "--port", str(port)]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, cwd=home, stdout=log, stderr=log)
        try:
            _wait_for(port, server)
            yield f"http://afi:secret@127.0.0.1:{port}/xAPI"
        finally:
            server.terminate()
            server.wait()


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Until it answers; a connection that is refused is tried again."""
    for _try in range(100_000):
        assert server.poll() is None, "Ralph ended"
        try:
            urlopen(f"http://127.0.0.1:{port}/__lbheartbeat__", timeout=5).close()
        except OSError:
            continue
        return
    pytest.fail("Ralph does not answer")


@pytest.mark.slow
def test_a_real_store_takes_every_statement_once(study: Study, ralph: str) -> None:
    assert study.learning_store.send(ralph, texts()).delivered == count(study)
    study.record.local.put({key: "{}" for key in study.record.local.all() if key.startswith("lrs:")})
    assert study.learning_store.send(ralph, texts()).delivered == count(study)
    address = ralph.replace("afi:secret@", "") + "/statements?limit=500"
    request = Request(address, headers={"Authorization": "Basic YWZpOnNlY3JldA==", "X-Experience-API-Version": "1.0.3"})
    with urlopen(request, timeout=20) as answer:
        found = json.loads(answer.read())["statements"]
    assert len({one["id"] for one in found}) == len(found) == count(study)
