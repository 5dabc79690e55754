"""The rows of archived copies on a source's page: an address, or a file that is taken in as it comes."""

from typing import Any

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.sources.captures.kept_files import KeptFile, keep_file, path_of
from tracker.sources.captures.page_facts import facts_of_file
from tracker.sources.captures.refused import Refused
from tracker.sources.models import Capture
from tracker.vocabulary.sources import FileKind

_SALT = "tracker.newsroom.sources.copies"


class CaptureForm(forms.ModelForm):
    """One archived copy. A file that came with a form that was refused is kept, so that nobody chooses it again."""

    file = forms.FileField(
        label=gettext_lazy("file"),
        required=False,
        help_text=gettext_lazy("PDF, HTML, MHTML, WACZ, PNG, JPEG or WebP, up to 256 MB."),
    )
    came = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Capture
        # The row's own fields come from the admin, with its widgets.
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.file_kind:
            # What is kept is evidence: another file is another copy.
            self.fields["file"].disabled = self.fields["sha256"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Take the file in: its kind, checksum and size come from its content."""
        cleaned = super().clean() or self.cleaned_data
        if self.instance.file_kind or not (came := self._file(cleaned)):
            return cleaned
        name, kept = came
        if (typed := cleaned.get("sha256")) and typed != kept.sha256:
            message = _("The checksum of the file is %(real)s: it is not the file that the typed checksum is of.")
            self.add_error("sha256", message % {"real": kept.sha256})
        self.instance.file_kind, self.instance.size = kept.kind, kept.size
        self.instance.file_name = name
        if kept.kind == FileKind.HTML:
            facts = facts_of_file(path_of(kept.sha256))
            self.instance.page_title, self.instance.page_publisher = facts.title, facts.publisher
        self.instance.sha256 = cleaned["sha256"] = kept.sha256
        if not cleaned.get("captured_at"):
            cleaned["captured_at"] = timezone.now()
        cleaned["method"] = cleaned.get("method") or _("file put on the source")
        return cleaned

    def _file(self, cleaned: dict[str, Any]) -> tuple[str, KeptFile] | None:
        upload = cleaned.get("file")
        if not upload:
            return _came_before(cleaned.get("came") or "")
        try:
            kept = keep_file(upload.chunks())
        except Refused as why:
            self.add_error("file", str(why))
            return None
        self.data = self.data.copy()  # type: ignore[attr-defined]
        came = signing.dumps([upload.name, kept.kind, kept.sha256, kept.size], salt=_SALT)
        self.data[self.add_prefix("came")] = came  # type: ignore[index]
        return upload.name, kept


def _came_before(came: str) -> tuple[str, KeptFile] | None:
    try:
        name, kind, sha256, size = signing.loads(came, salt=_SALT, max_age=24 * 60 * 60)
    except signing.BadSignature:
        return None
    return (name, KeptFile(FileKind(kind), sha256, size)) if path_of(sha256).exists() else None
