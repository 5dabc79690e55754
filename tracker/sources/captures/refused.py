"""What is said where a file or an address is not taken."""


class Refused(Exception):
    """A file or an address that is not taken; the message is one sentence for a person."""
