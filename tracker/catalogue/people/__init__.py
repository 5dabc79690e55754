"""Published people: filter, facets, columns, counts, and one person's dossier."""
