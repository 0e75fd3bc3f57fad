"""VSum Desktop: language-guided graph video summarization.

The layers, from the bottom: core, then media, inference and interchange, then pipeline, app, ui and cli. Training stands apart.
"""

__version__ = "0.1.0"
