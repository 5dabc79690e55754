"""All nationalities, and the page of one."""
