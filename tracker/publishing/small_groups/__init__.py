"""Persons who are shown or counted only where enough look the same."""
