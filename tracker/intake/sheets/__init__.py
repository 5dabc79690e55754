"""Lists of people in sheets: what their columns mean, what each row says, and the batch that makes records of it.

A list is a source, a row a place in it (`row 12`), a cell an unverified claim that cites both. `heads` and `columns`
propose what columns mean (`intake.list_fields` names what they can), `bringing` keeps the file and what was said of
its columns (`typed_rows` makes such a file of what was typed in a grid), `reading_rows` reads a row (`row_cells` by
its columns, `row_names` and `row_fates` their part), `staging` keeps what was read, `comparing` finds who may be one
person, `committing` makes the records (`rounds`: so many at once; `known_of_persons`: what they say already),
`outcomes` counts what rows became, `undoing` takes exactly these away again (`own_columns`: of a person's own columns
too), `mending` gives out the rows that were not taken and reads them again. `newer_versions` brings in a list that
came out anew, `versions` compares it with the one before. `jobs` is the work that takes longer than a page may; the
process of `manage.py work_on_lists` does it. No day, country or fate is ever guessed: what is not understood is asked,
what cannot be is refused, and both stand in the account with their row and column.

Decided on the way:

* Identity numbers are compared as they are, in the worker's memory, and no digest of them is kept: what is not stored
  cannot be tried against lists of numbers. Pages, and the error sheet, show them to nobody; they can be read in the
  restricted details of the record that the row made. One page does: what changed in a newer version, to those who may
  read such details, once they ask for it and with a note of whose they read.
* The claims go by COPY into their own tables, not into temporary ones: the triggers of the history and the guards fire
  in both cases, and one copy is less. A round of 2,000 rows is in memory at once.
* An undo takes the records away at once. Their history is emptied a minute later by `serve` (`forget_undone`), as the
  owner of the tables: the login of the desk may not take history away.
* Rows that were committed, mended rows among them, are undone together; a list is committed as often as rows are ready.
"""
