"""Units and sites."""
