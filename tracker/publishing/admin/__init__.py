"""The bridge in the admin: what waits, approval, withdrawal, the log; and where each record stands."""

from tracker.publishing.admin import figures, log, records, requests, submissions

__all__ = ["figures", "log", "records", "requests", "submissions"]
