"""The page of people who are counted and never listed."""
