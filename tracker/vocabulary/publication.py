"""Why something that was public no longer is: what the desk notes, and what of that readers learn."""

from django.db.models import TextChoices


class PublicReason(TextChoices):
    """Why a record was withdrawn, as far as readers learn it: too coarse to tell who asked, or who is in danger."""

    ERROR = "error", "It was wrong, or could not be shown to be right"
    DUPLICATE = "duplicate", "It was listed here twice"
    SOURCE = "source", "The source on which it depended was withdrawn"
    PROTECTION = "protection", "To protect the safety or the rights of people"


class WithdrawalReason(TextChoices):
    """Why the desk withdraws a record; readers learn `PUBLIC_REASONS` of it alone."""

    ERROR = "error", "Error: it was wrong, or could not be shown to be right"
    DUPLICATE = "duplicate", "Duplicate: another record says the same"
    SOURCE = "source", "Source: the source on which it depended was withdrawn"
    SAFETY = "safety", "Safety: it may endanger somebody"
    REQUEST = "request", "Request: somebody asked who is entitled to"
    LEGAL = "legal", "Legal: a law or a court requires it"
    RULES = "rules", "Rules: under our own rules it is not shown, or not yet"


PUBLIC_REASONS = {
    WithdrawalReason.ERROR: PublicReason.ERROR,
    WithdrawalReason.DUPLICATE: PublicReason.DUPLICATE,
    WithdrawalReason.SOURCE: PublicReason.SOURCE,
    WithdrawalReason.SAFETY: PublicReason.PROTECTION,
    WithdrawalReason.REQUEST: PublicReason.PROTECTION,
    WithdrawalReason.LEGAL: PublicReason.PROTECTION,
    WithdrawalReason.RULES: PublicReason.PROTECTION,
}
"""One public word for four reasons: whoever kept a copy of a record must not learn that its family wrote to us."""
