"""What the list of changes reads and puts into words."""
