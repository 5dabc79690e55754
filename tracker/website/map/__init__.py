"""The map: documented people by nationality, or of each country the latest published figure of one measure.

The shapes of all territories stand in one picture, `static/website/world.svg` (Natural Earth 5.1.1, 10 m, German point
of view; `tests/tools/make_world.py` made it). A page shows it by address and draws over it only the territories that
have a number; the picture to take away holds everything. What has no shape stands beside the map with its number.
"""
