"""Who works in the newsroom: users, and the roles that say what each may do.

Enters `lib` only."""
