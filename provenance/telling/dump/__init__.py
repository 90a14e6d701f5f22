"""Everything that everybody may see, once a night in files: a full dump, signed, and the place to follow it from."""
