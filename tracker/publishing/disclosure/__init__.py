"""How much of a person may be shown: levels, minors, coarse columns, persons without a name.

Without a name, only in company: an `anonymous` row (`N-…`) joins when one batch brings enough that look the same over
all columns (5; 10 of protected people); when too few are left, all go. The log itself holds no more.

Counted people are grouped, not suppressed: each has 4 (or 9) twins over all columns of the tables, so every cell, total
and difference is 0 or at least 5; they come and go in whole groups, never both in one publication."""
