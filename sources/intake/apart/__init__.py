"""Reading what strangers wrote in a throw-away child, so that no document can harm the program that asks for it."""
