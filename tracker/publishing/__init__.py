"""The only room that sees both sides: policy, projection, the publication log, and its application to the catalogue.

A minor is whoever cannot be shown to be of age (`minors`): whatever the desk holds and has not rejected is read at the
youngest. What will not be shown is said before a record is handed in (`shortfalls`).

Enters every room but `config`, `website`, `api`."""
