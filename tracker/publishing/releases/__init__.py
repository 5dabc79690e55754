"""Releases: a day's public rows, kept under a number that can be cited.

A release is an entry of the log. When that entry is applied, the rows of every file are kept as they are then
(`rows.release_lines`); a row that did not change since the release before is kept once. Whoever is withdrawn later
leaves all releases in the transaction that takes the record off (`rows.leaving_releases`): a record that named it
stands there as it is public now, so that nothing old says what the withdrawn one was connected with. Past rows do not
follow from the log's present documents: a rebuild carries them over, and a backup holds them.

Readers are shown one step a day (`catalogue.releases.release_steps`): steps within a day would say for good which
records and which rows without a name left together. The price: a file fetched between two withdrawals of one day finds
its checksum on no page. Numbers of versions go on, so that each is one state. The checksum of the data package is on no
page, because its README names the site's address: those of the files in it are.
"""
