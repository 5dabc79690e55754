"""Partial dates: how they are written, read, kept in columns, and put into words."""
