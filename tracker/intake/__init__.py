"""What comes in from outside: the starting data. Writes drafts only.

Enters `people` and below."""
