"""Lists of others matched to public people, units and territories: the Reconciliation Service API 0.2 of the W3C group.

OpenRefine and other programs send names and get candidates with scores, then columns of those that were chosen. POST
is taken because batches are long; nothing is ever written.

Enters `api`, `catalogue`, `lib`."""
