"""What we tell a person, in one line, when the servers or the demo cannot be started."""


class Refusal(Exception):
    """A sentence for the person at the keyboard: what is wrong and what to do about it."""
