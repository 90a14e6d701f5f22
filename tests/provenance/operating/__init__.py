"""What whoever keeps the machine asks."""
