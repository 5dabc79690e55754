"""Time stamps (RFC 3161) from a local authority: `openssl ts` behind a web server of the test."""

import shutil
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from tests import factories
from tests.files_of_sources import HTML, PDF
from tests.sources.local_server import Serve, network, page
from tracker.accounts.models import User
from tracker.sources.captures.asking import ask_for_copy
from tracker.sources.captures.capturing import fetch_next
from tracker.sources.captures.kept_files import keep_file, path_of, time_stamp_of
from tracker.sources.captures.refused import Refused
from tracker.sources.captures.time_stamps import ask_for_time_stamp
from tracker.sources.models import Capture

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.skipif(
        shutil.which("openssl") is None, reason="openssl is the authority of these tests: install it to run them"
    ),
]
SETTINGS = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[signer]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


def openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an authority: its certificates, keys and settings."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "settings").write_text(SETTINGS.format(folder=folder))
    (folder / "serial").write_text("01\n")
    at = {
        name: folder / name for name in ("settings", "root.pem", "root.key", "signer.pem", "signer.key", "signer.csr")
    }
    made = ("-newkey", "rsa:2048", "-nodes", "-config", at["settings"])
    openssl(
        "req",
        "-x509",
        *made,
        "-keyout",
        at["root.key"],
        "-out",
        at["root.pem"],
        "-subj",
        "/CN=Root",
        "-extensions",
        "root",
    )
    openssl("req", *made, "-keyout", at["signer.key"], "-out", at["signer.csr"], "-subj", "/CN=Signer")
    openssl(
        *("x509", "-req", "-in", at["signer.csr"], "-CA", at["root.pem"], "-CAkey", at["root.key"], "-CAcreateserial"),
        *("-out", at["signer.pem"], "-extfile", at["settings"], "-extensions", "signer", "-days", "30"),
    )
    return folder


@pytest.fixture
def stamps(authority: Path, settings: Settings) -> Serve:
    """A server that serves a page, and stamps what is posted to it."""
    settings.TIMESTAMP_URL = "http://stamps.example/tsr"
    settings.TIMESTAMP_CERTIFICATES = str(authority / "root.pem")
    settings.CAPTURE_HOSTS = ["post.example"]

    def serve(line: socket.socket, request: bytes) -> None:
        if request.startswith(b"GET"):
            page(HTML)(line, request)
            return
        query, reply = authority / "query", authority / "reply"
        query.write_bytes(request.partition(b"\r\n\r\n")[2])
        openssl("ts", "-reply", "-config", authority / "settings", "-queryfile", query, "-out", reply)
        page(reply.read_bytes(), "application/timestamp-reply")(line, request)

    return serve


def test_a_fetched_copy_is_stamped_and_openssl_agrees(stamps: Serve, researcher: User, authority: Path) -> None:
    ask_for_copy(factories.source(url="http://post.example/one"), by=researcher)
    with network(stamps) as (there, _asked):
        job = fetch_next(network=there)
    assert job is not None
    assert job.remark == ""
    copy = Capture.objects.get()
    assert copy.time_stamped_at is not None
    stamp = time_stamp_of(copy.sha256)
    openssl("ts", "-verify", "-data", path_of(copy.sha256), "-in", stamp, "-CAfile", authority / "root.pem")
    assert stamp.stat().st_mode & 0o777 == 0o600


def test_a_stamp_of_an_authority_that_is_not_ours_is_refused(
    stamps: Serve, settings: Settings, tmp_path: Path, authority: Path
) -> None:
    other = tmp_path / "other.pem"
    made = ("-newkey", "rsa:2048", "-nodes", "-config", authority / "settings", "-extensions", "root")
    openssl("req", "-x509", *made, "-keyout", tmp_path / "key", "-out", other, "-subj", "/CN=Other")
    settings.TIMESTAMP_CERTIFICATES = str(other)
    refuses(stamps, "not valid")


def test_a_stamp_of_another_request_is_refused(stamps: Serve, settings: Settings, authority: Path) -> None:
    settings.TIMESTAMP_CERTIFICATES = ""
    kept = keep_file([PDF])
    with network(stamps) as (there, _asked):
        ask_for_time_stamp(kept.sha256, network=there)
    replayed = (authority / "reply").read_bytes()
    time_stamp_of(kept.sha256).unlink()
    refuses(page(replayed, "application/timestamp-reply"), "answers another request")


@pytest.mark.parametrize(
    "serve",
    [
        lambda: page(b"", "application/timestamp-reply"),
        lambda: page(b"0\x03\x02\x01", "application/timestamp-reply"),
        lambda: page(b"0\x05" + b"0\x03\x02\x01\x02", "application/timestamp-reply"),
        lambda: page(HTML, "text/html"),
        lambda: page(HTML, status="503 Busy"),
    ],
)
def test_an_answer_that_is_no_stamp_is_refused(stamps: Serve, serve: Callable[[], Serve]) -> None:
    refuses(serve())


def refuses(serve: Serve, why: str = "stamp|kind|answers") -> None:
    kept = keep_file([PDF])
    with network(serve) as (there, _asked), pytest.raises(Refused, match=why):
        ask_for_time_stamp(kept.sha256, network=there)
    assert not time_stamp_of(kept.sha256).exists()


def test_a_copy_is_kept_where_no_stamp_is_given(researcher: User, settings: Settings) -> None:
    settings.CAPTURE_HOSTS = ["post.example"]
    settings.TIMESTAMP_URL = "http://127.0.0.1/"
    ask_for_copy(factories.source(url="http://post.example/one"), by=researcher)
    with network(page(HTML)) as (there, _asked):
        job = fetch_next(network=there)
    assert job is not None
    assert "without a time stamp" in job.remark
    assert "not public" in job.remark
    assert Capture.objects.get().time_stamped_at is None
