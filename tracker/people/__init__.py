"""Persons and every claim made about them, each with its citations.

Enters `units` and below."""
