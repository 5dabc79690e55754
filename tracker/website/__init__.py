"""The public pages.

Enters `exports`, `catalogue`, `lib`."""
