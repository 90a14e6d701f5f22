"""Pages on which the newsroom decides: they need both apps, and they change things."""
