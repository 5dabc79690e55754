"""What two people decided to publish: public tables, querysets, filters, columns, counts and facets.

Enters `lib` only; knows nothing of the newsroom."""
