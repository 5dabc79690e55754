"""Claimants, figures, statements, state actions."""
