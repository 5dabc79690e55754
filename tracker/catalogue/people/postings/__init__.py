"""Filters and facets by posting lists: for each value that somebody has, the set of people who have it.

What is noted of a person is a list of *terms* (`terms`), written by publishing in the transaction that writes the
person's rows. Each process that answers readers turns them into sets of numbers (`index`), brings these up to the state
of the catalogue that a request reads, and never uses them for another one. A question is then an intersection of sets
(`found`), and so is each count (`by_value`): the people themselves are read for the page that is shown.

Why so (2026-11-28). Before, PostgreSQL grouped combinations of values, over columns made for it, and claims were looked
up for whoever has several: half a second to a second for a filtered page of 100,000 people, 7 to 34 s of a million. Now
such a page takes 15 to 28 ms of CPU, 2 to 6 of them for counting, and 30 to 50 of a million. A process begins half a
second later (6 s), with 13 MB more (55), and follows one publication in 2 ms, one of 500 in 18. It is not less code:
about as much.
That one contract meets all conditions needs no second way any more: it had counted wrongly twice.

Of a million people (2026-11-29, a slower machine with nothing beside): the page in 50 to 92 ms by the clock, 266 with a
name that 50,000 have, which PostgreSQL looks up; 10,321 to 90,718 in Datasette beside other work. A process answers
after 15 s; it follows one publication in 15 ms, one of 500 in half a second, for it reads the 30,000 rows without a
name anew.

People found go back to PostgreSQL as a list or, where they are many, as bits that `get_bit` tries on each row
(`lib.database.any_of.in_set`): lists, files and the API take them as one more condition. A page is picked from an index
that bears order and number; all of 30,000 people standing behind a million others took 0.4 s.

What could be learned from these tables by somebody who gets hold of them:

* Terms hold nothing but values of public rows. A term that nobody has any more is deleted in the same transaction.
* Numbers of people and of terms are drawn at random: neither tells who or what came first, or after whom.
* `ChangedNumbers` tells who changed together. Rows without a name must not be told apart by when they changed, or be
  found beside the name that was withdrawn in the same step: a step that touches one of them lists all that there are,
  and none that there was before (readers know those that they had). That there was such a step, the number of the state
  tells already, which is public. The records that it names beside (`named`) are public, and their changes are listed.
* A withdrawn person's number stays in `ChangedNumbers` for at most a hundred steps. It leads nowhere: nothing else
  holds it, and it may be drawn again.
"""
