"""Cutting a text into sentences and quotations, and words down to their stems."""
