"""Takes in what other programs have archived: web archives (browsertrix), and files listed by auto-archiver.

A file goes to the sources of the page that it is a copy of, found by address. No source is made.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.sources.captures.archivers_lists import ListedFile, listed_files
from tracker.sources.captures.capturing import columns_of
from tracker.sources.captures.file_kinds import kind_of
from tracker.sources.captures.kept_files import keep_file, path_of
from tracker.sources.captures.page_facts import PageFacts, facts_of_file
from tracker.sources.captures.refused import Refused
from tracker.sources.captures.web_archives import pages_of
from tracker.sources.models import Capture, Source
from tracker.vocabulary.sources import FileKind

_CHUNK = 1024**2
_LISTS = (".csv", ".json", ".jsonl")


@dataclass
class Account:
    """What became of each file and page: taken, there already, or left out with the reason."""

    taken: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def take_folder(folder: Path, *, by: User) -> Account:
    """Keep what the folder holds of sources that the user may read."""
    account = Account()
    files = sorted(path for path in folder.rglob("*") if path.is_file() and _is_inside(path, folder))
    listed: set[Path] = set()
    for path in files:
        if path.suffix.lower() in _LISTS:
            for each in listed_files(path, files):
                listed.add(each.path)
                _take(each, account, by=by)
    for path in files:
        if path.suffix.lower() == ".wacz":
            listed.add(path)
            for each in _of_web_archive(path, account):
                _take(each, account, by=by)
    account.left_out += [
        _("%(file)s: no list says of which page it is a copy.") % {"file": path.name}
        for path in files
        if path not in listed and path.suffix.lower() not in _LISTS
    ]
    return account


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether it is a file of the folder itself, not a link to one elsewhere."""
    return not path.is_symlink() and path.resolve().is_relative_to(folder.resolve())


def _of_web_archive(path: Path, account: Account) -> Iterator[ListedFile]:
    """The archive once for each page that was asked for, or for each page where it says of none."""
    pages = pages_of(path)
    if not pages:
        account.left_out.append(_("%(file)s: it lists no pages.") % {"file": path.name})
    for page in [page for page in pages if page.is_seed] or pages:
        yield ListedFile(path, page.url, page.title, page.taken_at, "", _("web archive (WACZ) brought in"))


def _take(listed: ListedFile, account: Account, *, by: User) -> None:
    line = f"{listed.path.name}: {listed.url}"
    sources = Source.objects.readable_by(by).at_address(listed.url)
    if not sources.exists():
        account.left_out.append(f"{line}: {_('no source has this address.')}")
        return
    try:
        _check(listed)
        for source in sources:
            is_new = _keep(listed, source, by=by)
            (account.taken if is_new else account.there).append(f"{line} → {source.reference}")
    except (Refused, OSError) as why:
        account.left_out.append(f"{line}: {why}")


def _check(listed: ListedFile) -> None:
    """That it is the file that was archived, and of a kind that is kept."""
    if listed.sha256 and listed.sha256 != _sha256(listed.path):
        raise Refused(_("The file is not the one that was archived: its checksum differs."))
    kind_of(listed.path)


@transaction.atomic
def _keep(listed: ListedFile, source: Source, *, by: User) -> bool:
    """Whether the file is new to the source; then it is kept."""
    with listed.path.open("rb") as file:
        kept = keep_file(iter(lambda: file.read(_CHUNK), b""))
    if source.captures.with_file().filter(sha256=kept.sha256).exists():
        return False
    facts = facts_of_file(path_of(kept.sha256)) if kept.kind == FileKind.HTML else PageFacts()
    is_past = listed.taken_at is not None and listed.taken_at <= timezone.now()
    with pghistory.context(user=by.pk):
        Capture.objects.create(
            source=source,
            file_name=listed.path.name[:255],
            captured_at=listed.taken_at if is_past else None,
            method=listed.method[:100],
            fetched_from=listed.url[:2000],
            **columns_of(kept, PageFacts(facts.title or listed.title[:500], facts.publisher)),
        )
    return True


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
