"""Tells the programs of partners what has changed as it happens: signed messages, tried again until they are taken."""
