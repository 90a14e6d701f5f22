"""Tests of the finding of attributions."""
