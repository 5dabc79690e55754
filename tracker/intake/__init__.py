"""What comes in from outside: the starting data (`starting_*`) and lists of people (`sheets`). Writes drafts only.

Enters `people` and below."""
