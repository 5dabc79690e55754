"""The embedded PostgreSQL: its binaries, its files, its life."""
