"""Settings, addresses, the embedded PostgreSQL, and the commands that set up and serve both sites.

May enter every room; no room enters here."""
