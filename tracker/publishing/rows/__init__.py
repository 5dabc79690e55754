"""From public documents to the catalogue's rows: applying the log."""
