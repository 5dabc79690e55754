"""What one cell says: `words` of six languages, `cell_values` (a day, a country, a fate, a term), names, units.

What is not understood is asked, never guessed.
"""
