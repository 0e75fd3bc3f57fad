"""The order of the steps: analyze, summarize, export, with cache, paths, messages and the composition root.

It joins core, media, inference and interchange; it knows neither Qt nor a terminal.
"""
