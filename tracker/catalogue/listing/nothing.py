"""The values of a facet, or of a cell, where there is no value: nobody said, or the record's level holds it back."""

UNKNOWN, NOT_PUBLISHED = "unknown", "not_published"
NOTHING = {UNKNOWN: "Not known", NOT_PUBLISHED: "Not published"}
