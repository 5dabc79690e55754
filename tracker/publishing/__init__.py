"""The only room that sees both sides: policy, projection, the publication log, and its application to the catalogue.

A minor is whoever cannot be shown to be of age (`minors`): whatever the desk holds and has not rejected is read at the
youngest. What will not be shown is said before a record is handed in (`shortfalls`).

Enters every room but `config`, `website`, `api`.

The policy in words is a generated file (2026-11-23; `fixtures/policy.json`, held equal by a test): it changes with the
code, not with an approval, and the public site may not import this room.

Taking back (2026-11-28). Texts of other records that name a withdrawn person leave by an entry of their own (`redact`):
the record's document without these texts, so that a catalogue made anew is the same. Whether a later approval brings
them back is asked of the log, by comparing texts: one that was reworded may be approved as ever.
"""

CATALOGUE = "catalogue"
"""The database of the public side, as transactions, cursors and bulk copies name it; the router sends queries there."""
