"""The pages and files of releases."""
