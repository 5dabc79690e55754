"""Accounts, logging in, the second factor."""
