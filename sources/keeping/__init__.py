"""Where the bytes of pages lie when they do not lie in the database: a store of files, each written once."""
