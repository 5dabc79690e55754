"""The list of people, and the pages of one."""
