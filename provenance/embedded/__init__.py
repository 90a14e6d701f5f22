"""Gives the program a private PostgreSQL and Valkey where nobody has set up servers for it."""
