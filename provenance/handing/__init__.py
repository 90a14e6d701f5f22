"""One article at a time, handed in by a person or a program: how it is taken, and what came of it."""
