"""Time stamps (RFC 3161): an authority signs that a file with this checksum was there at that time."""

import os
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from cryptography import x509
from django.conf import settings
from django.utils.translation import gettext as _
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimeStampRequest,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from tracker.sources.captures.fetching import Ask, Limits, Network, fetch
from tracker.sources.captures.kept_files import path_of, time_stamp_of
from tracker.sources.captures.refused import Refused

_LIMITS = Limits(size=256 * 1024, seconds=30, redirects=2)


def ask_for_time_stamp(sha256: str, *, network: Network | None = None) -> datetime:
    """Have the authority stamp the kept file, keep its answer beside the file; `Refused` where it is of no use."""
    request = TimestampRequestBuilder(path_of(sha256).read_bytes(), HashAlgorithm.SHA256).build()
    answer = fetch(
        settings.TIMESTAMP_URL,
        allowed=[urlsplit(settings.TIMESTAMP_URL).hostname or ""],
        network=network,
        limits=_LIMITS,
        ask=Ask(
            kinds=("application/timestamp-reply",),
            body=request.as_bytes(),
            headers={"Content-Type": "application/timestamp-query"},
        ),
    )
    try:
        response = decode_timestamp_response(answer.content)
        _check(request, response, sha256)
    except (ValueError, VerificationError) as fault:
        raise Refused(_("The answer of the time stamp authority is not valid: %(why)s.") % {"why": fault}) from fault
    _write(time_stamp_of(sha256), answer.content)
    return response.tst_info.gen_time


def _check(request: TimeStampRequest, response: TimeStampResponse, sha256: str) -> None:
    """That it is about this file and this request and, where the authority's certificates are known, signed by it."""
    if PKIStatus(response.status) != PKIStatus.GRANTED:
        raise ValueError(_("it granted none"))
    if response.tst_info.message_imprint.message != bytes.fromhex(sha256):
        raise ValueError(_("it is about another file"))
    if response.tst_info.nonce != request.nonce:
        raise ValueError(_("it answers another request"))
    if settings.TIMESTAMP_CERTIFICATES:
        builder = VerifierBuilder.from_request(request)
        for root in x509.load_pem_x509_certificates(Path(settings.TIMESTAMP_CERTIFICATES).read_bytes()):
            builder = builder.add_root_certificate(root)
        builder.build().verify(response, bytes.fromhex(sha256))


def _write(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).chmod(0o600)
    Path(file.name).replace(path)
