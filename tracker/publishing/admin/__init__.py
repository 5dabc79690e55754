"""The bridge in the admin: what waits, approval, withdrawal, the log; and where each record stands."""

from tracker.publishing.admin import asked, figures, log, records, requests, submissions

__all__ = ["asked", "figures", "log", "records", "requests", "submissions"]
