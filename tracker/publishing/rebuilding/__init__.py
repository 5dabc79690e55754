"""Making the catalogue anew from the log."""
