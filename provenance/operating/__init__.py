"""What whoever keeps the machine asks: how far behind the work is, what is wrong, and how to mend it."""
