"""Lists of people in sheets: what their columns mean, what each row says, and the batch that makes records of it.

A list is a source, a row a place in it (`row 12`), a cell an unverified claim that cites both. `fields` names what a
column can mean, `heads` and `columns` propose it, `reading_rows` reads a row, `staging` keeps what was read,
`committing` makes the records and `undoing` takes exactly these away again. No day, country or fate is ever guessed:
what is not understood is asked, what cannot be is refused, and both stand in the account with their row and column.
"""
