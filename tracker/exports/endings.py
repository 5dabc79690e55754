"""The endings of the names of files: what ends so is a file, and no page."""

ENDINGS = (".csv", ".svg", ".zip")
