"""What was claimed, who stands behind it, and where it conflicts."""
