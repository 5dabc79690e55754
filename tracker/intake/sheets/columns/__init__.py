"""The columns of a sheet: which rows are their `heads`, and which `meanings` they probably have."""
