"""Where knowledge comes from: sources and their captures, territories, legal instruments, and the abstract claim.

Enters `review` and below."""
