"""Method, download, corrections, parameters: what the site says of itself."""
