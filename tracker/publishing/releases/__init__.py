"""Releases: a day's public rows, kept under a number that can be cited.

A release is an entry of the log. When that entry is applied, the rows of every file are kept as they are then
(`rows.release_lines`); a row that did not change since the release before is kept once. Whoever is withdrawn later
leaves all releases in the transaction that takes the record off (`rows.leaving_releases`): a record that named it
stands there as it is public now, so that nothing old says what the withdrawn one was connected with. Past rows do not
follow from the log's present documents: a rebuild carries them over, and a backup holds them.
"""
