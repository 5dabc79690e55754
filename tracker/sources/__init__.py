"""Where knowledge comes from: sources and their captures, territories, legal instruments, and the abstract claim.

Enters `review` and below.

One page is one source (2026-11-23), however its address is typed: the form compares keys, the database addresses. Who
hands in a person hands in the draft sources cited. Which units use a site stays inside: nothing cites it.
"""
