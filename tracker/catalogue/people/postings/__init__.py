"""Filters and facets by posting lists: for each value that somebody has, the set of people who have it.

What is noted of a person is a list of *terms* (`terms`), written by publishing in the transaction that writes the
person's rows. Each process that answers readers turns them into sets of numbers (`index`), brings these up to the state
of the catalogue that a request reads, and never uses them for another one. A question is then an intersection of sets
(`found`), and so is each count (`by_value`): the people themselves are read for the page that is shown.

What could be learned from these tables by somebody who gets hold of them:

* Terms hold nothing but values of public rows. A term that nobody has any more is deleted in the same transaction.
* Numbers of people and of terms are drawn at random: neither tells who or what came first, or after whom.
* `ChangedNumbers` tells who changed together. Rows without a name must not be told apart by when they changed, or be
  found beside the name that was withdrawn in the same step: a step that touches one of them lists all that there are,
  and none that there was before (readers know those that they had). That there was such a step, the number of the state
  tells already, which is public.
* A withdrawn person's number stays in `ChangedNumbers` for at most a hundred steps. It leads nowhere: nothing else
  holds it, and it may be drawn again.
"""
