"""The public rows and counts as JSON, and lists of others matched to them (`reconcile`).

Enters `exports`, `catalogue`, `lib`."""
