"""What two people decided to publish: public tables, querysets, filters, columns, counts and facets.

Enters `lib` only; knows nothing of the newsroom.

Combinations are counted, not people (2026-11-23). Few combinations of facet values exist: a few thousand among 100,000
made-up persons. Each has a row with its number of people, kept as they come and go; the person bears the keys, first in
its row. The unfiltered list looks at no person; a filtered one groups by whole numbers in one pass.
"""
