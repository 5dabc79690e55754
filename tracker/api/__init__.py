"""The public rows and counts as JSON.

Enters `exports`, `catalogue`, `lib`."""
