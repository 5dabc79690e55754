"""What waits for a second reader, and the pages on which it is read and decided."""
