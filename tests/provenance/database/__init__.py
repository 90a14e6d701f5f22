"""How the program speaks with PostgreSQL."""
