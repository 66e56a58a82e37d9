"""The audit itself: values in, values out. No files, no clock, no terminal."""
