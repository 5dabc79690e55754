"""The tables of people who are counted and never listed."""
