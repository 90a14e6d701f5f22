"""In which language the pages speak, and where the words of each language stand."""
