"""How fast the program is: figures measured side by side in one run, on a corpus made from a seed."""
