"""The public pages.

Enters `exports`, `catalogue`, `lib`.

A filtered list, file by file. `urls` gives the view of the list. `responses/lists` wraps it; `responses/pages` adds
what only pages do: a clean address, a form kept in an error; `catalogue/responses/frame` what page, file and API
share: the state, 304, pages kept, 400. The address becomes a filterset in `catalogue/listing/filter` (`read`): names
are checked by `parameters`, values by `filter_fields` and the noun's `filter`. The view asks it for a page of rows
(`paging`) and puts them into words (`people/people_rows`). What stands around the rows comes from the same filterset:
`listing/filter_form`, `listing/links`. Of people, `conditions` and `claim_conditions` make the condition,
`facet_counts` and `counts` the numbers. `tests/rules/test_trips.py` counts the files.

`search/` asks every list by its own `q`, so that the number of a kind is that of the list behind its link.
"""
