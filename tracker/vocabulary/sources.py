"""The closed lists of sources, laws and decrees, each member with its meaning; both sites speak these words."""

from django.db.models import TextChoices


class SourceKind(TextChoices):
    """What sort of publication or document a source is."""

    NEWS_ARTICLE = "news_article", "News article"
    INVESTIGATION = "investigation", "Investigation"
    LEAK = "leak", "Leak"
    OBITUARY = "obituary", "Obituary"
    OFFICIAL_STATEMENT = "official_statement", "Official statement"
    COURT_RECORD = "court_record", "Court record"
    PARLIAMENT_RECORD = "parliament_record", "Parliament record"
    SOCIAL_MEDIA_POST = "social_media_post", "Social media post"
    INTERVIEW = "interview", "Interview"
    DOCUMENT = "document", "Document"
    DATASET = "dataset", "Dataset"


class Access(TextChoices):
    """How much of a source may be shown."""

    OPEN = "open", "Open: shown with link and copy"
    CITED = "cited", "Cited: title and publisher, no link, no copy"
    RESTRICTED = "restricted", "Restricted: a public label only"
    CONFIDENTIAL = "confidential", "Confidential: never mentioned"


class InstrumentKind(TextChoices):
    """What sort of legal instrument it is."""

    LAW = "law", "Law"
    DECREE = "decree", "Decree"
    AMENDING_DECREE = "amending_decree", "Amending decree"


class InstrumentEffect(TextChoices):
    """What a legal instrument does."""

    GRANTS = "grants", "Gives a right to citizenship"
    CONDITIONS = "conditions", "Changes what is required"
    TERM = "term", "Sets the length of service"


class FileKind(TextChoices):
    """What sort of file is kept of a source; told by its content, never by its name."""

    PDF = "pdf", "PDF"
    HTML = "html", "Web page (HTML)"
    MHTML = "mhtml", "Web page with its pictures (MHTML)"
    WACZ = "wacz", "Web archive (WACZ)"
    PNG = "png", "Picture (PNG)"
    JPEG = "jpeg", "Picture (JPEG)"
    WEBP = "webp", "Picture (WebP)"


class CaptureJobState(TextChoices):
    """How far a copy is that somebody asked for."""

    WAITING = "waiting", "Waiting"
    DONE = "done", "Kept"
    FAILED = "failed", "Not kept"
