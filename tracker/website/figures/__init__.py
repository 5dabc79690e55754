"""Reported figures, statements and state actions."""
