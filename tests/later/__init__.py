"""Migrations as they may come after the tables were made at once, good ones and bad ones, for one app of a test."""
