"""How right the program is: its own readers and rules held against public labelled sets, which stay where they are."""
