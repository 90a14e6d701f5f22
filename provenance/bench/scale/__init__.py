"""A newsroom of a million articles beside one of ten thousand: what each page, answer and step costs in either."""
