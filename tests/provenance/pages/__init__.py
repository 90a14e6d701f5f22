"""Tests of the pages, mirroring the source."""
