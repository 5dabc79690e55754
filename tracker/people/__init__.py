"""Persons and every claim made about them, each with its citations.

Decisions of 2026-11-23. A citation is about one claim or about the record itself: a person's own columns (sex, summary)
need citations too, hence `num_nonnulls(…) <= 1`. Each citation also names its person, so that history and content are
one indexed look-up; a trigger refuses a citation of somebody else's claim. A service begun before 24 February 2022
counts only where its end or a dated fate shows that it went on; an undated one unless something shows that it ended
before (C30's case).

What accepted claims cannot be true together stands in `contradictions`: only what is certain, with a mark (`~`, `?`)
read as two years. Service of a side before its first contract is certain too, unless a contract without a day is on
record: whoever served before is entered with one.

Enters `units` and below."""
