"""What two people decided to publish: public tables, querysets, filters, columns, counts and facets.

Enters `lib` only; knows nothing of the newsroom.

People are found and counted by posting lists (2026-11-28; `people.postings`): for each value the set of people who have
it, as compressed bitmaps in each reading process. A filter is an intersection, a facet as many as it has values. Tried
against counting combinations of values in PostgreSQL, which this replaces, and its figures, stand on that door plate.
"""
