"""What each kind of pack file may hold: its keys, their types and what they mean.

Whether the ids that a file names exist, and whether its parts fit each other, is looked at elsewhere.
"""
