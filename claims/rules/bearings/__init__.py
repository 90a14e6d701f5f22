"""Holding one text against another: whether it bears it out, speaks against it, or leaves it open."""
