"""How pages are answered: lists and records of a kind, refusals with the form kept, clean addresses."""
