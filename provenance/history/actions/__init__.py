"""What is done to the history from outside the triggers: sealing, granting, and deliberate maintenance by the owner."""
