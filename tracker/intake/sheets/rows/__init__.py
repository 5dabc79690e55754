"""The rows of a list: what each says (`reading_rows` by way of `row_cells`, `row_names`, `row_fates`), how that is kept
(`staging`), and what became of each (`outcomes`)."""
