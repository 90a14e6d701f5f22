"""How a key is written and where it holds, told by the key alone."""
