"""Formations: their names, dated parents and sites.

Enters `sources` and below."""
