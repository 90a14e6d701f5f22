"""What has happened to claims since somebody looked, and whose turn it is: looks, follows, assignments, snoozes."""
