"""The endings of the names of files: what ends so is a file, and no page."""

ENDINGS = (".atom", ".csv", ".svg", ".zip")
