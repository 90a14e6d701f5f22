"""What is decided of messages without the database: when to try again, how they are signed, what they say."""
