"""Files of exactly the rows found: one format, one file, one interface.

Enters `catalogue` and `lib`."""
