"""The tables as they are."""

from importlib import import_module

Migration = import_module("provenance.telling.migrations.0001_tables").Migration
