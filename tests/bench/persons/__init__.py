"""Made-up persons, to measure with."""
