"""Names of published people: those that are very common, and those that are like another.

A name is looked up by what is rare in it, as PostgreSQL's statistics tell; what is common is compared in the few rows
found."""
