"""Settings, addresses, the embedded PostgreSQL, and the commands that set up and serve both sites.

The migrations were cut anew in version 0.2 (2026-11-28): 76 had grown, and set-up took 17 CPU seconds for what takes
six now. `taking_over` brings over a database that has had all of them, a restored one too.

May enter every room; no room enters here."""
