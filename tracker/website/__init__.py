"""The public pages.

Enters `exports`, `catalogue`, `lib`.

A filtered list, file by file. `urls` gives the view of the list. `responses/lists` wraps it; `responses/pages` adds
what only pages do: a clean address, a form kept in an error; `catalogue/responses/frame` what page, file and API
share: the state, 304, pages kept, 400. The address becomes a filterset in `catalogue/listing/filter` (`read`): names
are checked by `parameters`, values by `filter_fields` and the noun's `filter`. The view asks it for a page of rows
(`paging`) and puts them into words (`people/people_rows`). What stands around the rows comes from the same filterset:
`listing/filter_form`, `listing/links`. Of people, `people/postings` finds and
counts, `people/counts` gives the numbers that are quoted. `tests/rules/test_trips.py` counts the files.

A page of people has 25 rows, one of figures 17, of statements and actions 20; the API has fifty of all (2026-11-29).
With fifty rows beside all values of its facets the list of 100,000 people came to 73 kB, and a phone scrolled 9,000 px;
so it is 58 kB and 5,600 px. Ticks and rows are written in Python, without what HTML can do without.

`search/` asks every list by its own `q`, so that the number of a kind is that of the list behind its link.
"""
