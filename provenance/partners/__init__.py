"""What partner newsrooms and other programs use: the API, its description, exports, the arithmetic in words."""
