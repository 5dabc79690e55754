"""The endings of the names of files: what ends so is a file, and no page."""

from tracker.exports.formats.register import FORMATS

ENDINGS = (".atom", ".svg", ".zip", *(f".{each.ending}" for each in FORMATS))
