"""The data package: tables of the people found in one ZIP, described for programs (Frictionless, version 2) and people.

`tables` says which tables there are, `descriptor` what programs are told of them, `readme` what people are told, and
`archive` writes it. Without a filter it holds every list of the site, so that each number of the site can be made
anew from it.
"""
