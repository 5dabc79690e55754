"""Partial dates, territory labels, names and their keys, references, query strings: plain functions and model fields.

No models, no import of any other room; every room may enter."""
