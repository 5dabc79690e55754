"""Lists of people in sheets: what their columns mean, what each row says, and the batch that makes records of it.

A list is a source, a row a place in it (`row 12`), a cell an unverified claim that cites both
(`intake.list_fields` names what columns can mean). A list goes through the folders in this order: `bringing` keeps the
file, `columns` proposes what its columns mean, `cells` and `rows` read them, `versions` finds the rows of the version
before, `persons` who may be one person, `records` makes the records and takes them away again. `jobs` is the work that
takes longer than a page may; the process of `manage.py work_on_lists` does it. No day, country or fate is ever
guessed: what is not understood is asked, what cannot be is refused, and both stand in the account with their row and
column.

Decided on the way:

* Identity numbers are compared as they are, in the worker's memory, and no digest of them is kept: what is not stored
  cannot be tried against lists of numbers. Pages, and the error sheet, show them to nobody; they can be read in the
  restricted details of the record that the row made. One page does: what changed in a newer version, to those who may
  read such details, once they ask for it and with a note of whose they read.
* The claims go by COPY into their own tables, not into temporary ones: the triggers of the history and the guards fire
  in both cases, and one copy is less. A round of 2,000 rows is in memory at once.
* An undo takes the records away at once. Their history is emptied a minute later by `serve` (`forget_undone`), as the
  owner of the tables: the login of the desk may not take history away.
* What somebody decided is kept for the same file after an undo: explained words, pairs (by number of row), and what was
  written into mended cells, but of restricted columns nothing. The list's own words go with all else.
* Words of a list that a claim does not say as they are become the quote of its citation. Of a birth none does: quotes
  of open sources are public, and of a birth the public sees the year alone; the row keeps the cell.
* A wording that is not certainly a unit of the database holds no row: a list may name hundreds. One that is certainly a
  unit of the other side does.
* Rows that were committed, mended rows among them, are undone together; a list is committed as often as rows are ready.
"""
