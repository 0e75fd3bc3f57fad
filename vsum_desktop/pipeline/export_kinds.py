"""The kinds of output that can be written, apart so that the command line can name them without loading anything."""

KINDS: tuple[str, ...] = ("mp4", "csv", "json")
