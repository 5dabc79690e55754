"""What the pages of all records share: lists, rows of claims, two people on one record, history."""
