"""The log, withdrawals, the tables of people who are only counted."""
