"""The claims about people in files and API."""
