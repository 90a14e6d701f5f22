"""What analysts are asked, and the gate their answers must pass."""
