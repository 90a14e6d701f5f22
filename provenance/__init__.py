"""The wiring: settings, addresses, commands and the order of the steps."""
