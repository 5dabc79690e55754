"""Published units and sites: filter, columns, and one unit's dossier."""
