"""The licence of everything that is published, said once."""

LICENCE = "CC BY 4.0"
LICENCE_SPDX = "CC-BY-4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
