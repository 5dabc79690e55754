"""Files of exactly the rows found: one format, one file, one interface.

Enters `catalogue` and `lib`.

People, their lines stored (2026-11-28). Each person's line of `people.csv` is computed when the person is published,
and stored with the other public rows (`catalogue.models.PersonLine`); a file copies lines (`people_file`), and that of
everybody is kept for each state (`kept_file`). A line holds nothing that the file does not hold, and is deleted in the
transaction that takes the person off. Every file is still written whole before it is sent (`spool`). Files of claims
are computed: which of their rows are marked depends on the filter. The API gives values, not cells, a page at a time.
"""
