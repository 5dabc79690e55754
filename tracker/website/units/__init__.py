"""The tree of units, and the page of one."""
