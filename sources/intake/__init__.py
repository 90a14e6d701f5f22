"""What is handed in: files, folders and manifest rows, checked and read into articles to take."""
