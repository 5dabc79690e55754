"""Small pages for other sites to show in a frame: a number, a chart, a record. They are live, and say their day.

They are the only public pages that may be framed. A record that was withdrawn says so in every frame that shows it,
with the next request.
"""
