"""The one guarded door to the network: nothing else in the program opens a connection to a stranger."""
