"""What readers wait for: pages and files, beside other programs."""
