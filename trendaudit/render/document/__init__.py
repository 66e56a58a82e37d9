"""The document for a client in words and numbers, before any format."""
