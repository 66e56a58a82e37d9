"""The looks of an agency: its values, a file of them to read, and one to fill in."""
