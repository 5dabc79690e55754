"""The list of people: its filters, its columns, and the file that is taken of it."""
