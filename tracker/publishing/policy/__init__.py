"""What may be published of each private field, and why."""
