"""Published figures, statements and state actions: filter, facets, columns."""
