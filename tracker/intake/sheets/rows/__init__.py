"""The rows of a list: what each says (`reading_rows` by way of `row_cells`, `row_names`, `row_fates`, `row_units`),
what was mended in it (`mends`), how that is kept (`staging`), its own words for quotes (`own_words`), and what became
of each (`outcomes`)."""
