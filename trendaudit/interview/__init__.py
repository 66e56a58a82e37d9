"""The interview: a loop that decides what to ask, and front ends that ask it."""
