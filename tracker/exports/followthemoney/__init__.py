"""FollowTheMoney: the people, units and sources found as entities of OpenAleph and OpenSanctions, one a line.

The mapping stands in `people`, `units` and `sources`. What decided it:

* Only accepted claims: the vocabulary has no place for a version that disagrees. These are in all other formats.
* Nobody is given a topic of crime, nor called a mercenary. Steps and proceedings are left out for that reason.
* A payment or an employment needs both its ends there, so where a source names no unit, the employer is an organization
  of our own, the forces of that side. A contract whose side is not known, and a payment between others, are events.
* Somebody without a published name is there under the reference, with that reason: a person must have a name there.
* Dates are as long as their first and last possible day agree: `2023`, `2023-09`; otherwise the text stands in the
  description.
"""
