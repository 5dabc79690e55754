"""The ways in: a file (`list_files`), rows typed in the grid, a newer version of a list, the mended error sheet; and
the templates to fill in."""
