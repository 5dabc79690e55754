"""A newer version of a list: what is known, changed, new or gone, by what rows mean and never by where they stand.

It is a source of its own, copied from the one before (the two count once), and goes the way of all lists; only what
differs is the business here. `columns_again` finds the columns of the version before, `earlier_rows` the row that each
row was there, `news` what a row says that its earlier one did not. A row that says the same makes nothing: its new
number stands in the account of the list. A claim of the version before is never changed or taken away, so that what the
desk has done with it stays; nor does what a newer version leaves out unsay anything.
"""
