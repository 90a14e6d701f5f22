"""What the pages of this app read, and the words they put it in."""
