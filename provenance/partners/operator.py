"""Whoever runs a command on the machine itself: sees what the newsroom sees."""


class Operator:
    """A reader at the machine's own keyboard."""

    is_authenticated = True
    is_staff = True
