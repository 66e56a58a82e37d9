"""Read ordinary files, and put files on the disk in one step."""
